import type { Speech } from "../../content/speech.ts";
import type { Updatable } from "../../domain/catalogue.ts";

const DAY_AND_MONTH = { day: "numeric", month: "short", timeZone: "+07:00" } as const;

/** Behind a name on a button; nothing for what has not changed lately. */
export function newMark({ updatedOn }: Updatable): string {
  return updatedOn === undefined ? "" : " 🆕";
}

/** Below a title: since when its words are new. */
export function updatedLine({ updatedOn }: Updatable, speech: Speech): string {
  if (updatedOn === undefined) return "";
  return `\n<i>${speech.say("word.updated-on", { day: tellDay(updatedOn, speech) })}</i>`;
}

/** "26 Nov" */
export function tellDay(at: number, speech: Speech): string {
  return new Intl.DateTimeFormat(speech.language === "en" ? "en-GB" : "id-ID", DAY_AND_MONTH).format(at);
}
