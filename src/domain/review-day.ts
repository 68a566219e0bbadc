import { DAY, HOUR, MINUTE } from "./duration.ts";
import { readDay } from "./read-day.ts";
import { startOfDay } from "./read-moment.ts";
import { offsetAt } from "./time-zone.ts";

/** People are asked in the morning. */
const MORNING = 9 * HOUR;

/** Nine o'clock so many days from now, on the calendar of a place (Kemendagri code); ms since the epoch. */
export function morningIn(days: number, place: string, now: number): number {
  return startOfDay({ now, offsetMinutes: offsetAt(place) }) + days * DAY + MORNING;
}

export type DayAhead =
  /** Its morning; ms since the epoch. */
  { readonly kind: "day"; readonly at: number } | { readonly kind: "unclear" | "past" | "far" };

/** A day after today and at most so many days ahead, in somebody's words: "12-12", "Senin". */
export function readDayAhead(
  text: string,
  { place, now, most }: { readonly place: string; readonly now: number; readonly most: number },
): DayAhead {
  const offsetMinutes = offsetAt(place);
  const reading = readDay(text, { now, offsetMinutes });
  if (reading.kind === "unclear" || reading.kind === "no such time") return { kind: "unclear" };
  if (reading.kind !== "day") return { kind: reading.kind === "past" ? "past" : "far" };
  const at = reading.day * DAY - offsetMinutes * MINUTE + MORNING;
  const days = Math.round((at - morningIn(0, place, now)) / DAY);
  if (days < 1) return { kind: "past" };
  return days > most ? { kind: "far" } : { kind: "day", at };
}
