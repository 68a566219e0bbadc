import type { Speech } from "../../content/speech.ts";
import type { Press } from "../callback-data.ts";
import type { Button } from "./reply.ts";

export interface Page<T> {
  readonly shown: readonly T[];
  /** Counts from 0; a page beyond the end is the last one. */
  readonly page: number;
  /** At least 1. */
  readonly pages: number;
}

export function pageOf<T>(all: readonly T[], asked: number, size: number): Page<T> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(asked, pages - 1);
  return { shown: all.slice(page * size, (page + 1) * size), page, pages };
}

/** Earlier and later, as far as there is something. */
export function turnButtons(page: number, pages: number, pressTo: (page: number) => Press, speech: Speech): Button[] {
  return [
    ...(page > 0 ? [{ text: speech.say("button.earlier"), press: pressTo(page - 1) }] : []),
    ...(page < pages - 1 ? [{ text: speech.say("button.later"), press: pressTo(page + 1) }] : []),
  ];
}
