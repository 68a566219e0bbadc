import { NEED_CATEGORIES, type NeedCategory } from "../domain/need.ts";
import type { Speech } from "./speech.ts";

/** What files of sources call the categories in one language. */
export function categoryNames(speech: Speech): Readonly<Record<NeedCategory, string>> {
  const names = NEED_CATEGORIES.map((category) => [category, speech.say(`need.${category}`)] as const);
  return Object.fromEntries(names) as Readonly<Record<NeedCategory, string>>;
}
