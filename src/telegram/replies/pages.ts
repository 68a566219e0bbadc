import type { Speech } from "../../content/speech.ts";
import type { Press } from "../callback-data.ts";
import type { Button } from "./reply.ts";

/** Earlier and later, as far as there is something. */
export function turnButtons(page: number, pages: number, pressTo: (page: number) => Press, speech: Speech): Button[] {
  return [
    ...(page > 0 ? [{ text: speech.say("button.earlier"), press: pressTo(page - 1) }] : []),
    ...(page < pages - 1 ? [{ text: speech.say("button.later"), press: pressTo(page + 1) }] : []),
  ];
}
