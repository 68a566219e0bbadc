import { dayAt } from "./local-day.ts";
import { type MomentReading, readMoment, type WallClock } from "./read-moment.ts";

export type DayReading =
  /** Counted from 1 January 1970, on the calendar where the clock hangs. */
  { readonly kind: "day"; readonly day: number } | { readonly kind: Exclude<MomentReading["kind"], "schedule"> };

const LAST_MINUTE = "23.59";

/** "besok", "27-11", "3 Desember 2026", "Senin": a day, in either language, today included. An hour behind it is read over. */
export function readDay(text: string, clock: WallClock): DayReading {
  const words = text.trim().replace(/[.,;]+$/, "");
  const withoutHour = readMoment(`${words} ${LAST_MINUTE}`, clock);
  const reading = withoutHour.kind === "unclear" ? readMoment(words, clock) : withoutHour;
  if (reading.kind !== "schedule") return reading;
  const { schedule } = reading;
  // "Every Friday" is a habit, and a task has an end.
  return schedule.kind === "once" ? { kind: "day", day: dayAt(schedule.at, clock.offsetMinutes) } : { kind: "unclear" };
}
