import { DAY, MINUTE } from "./duration.ts";

/** Minutes since local midnight at which people are asked about a day: 8:00. */
const MORNING = 8 * 60;

/** The day on the calendar at a moment (ms since the epoch), minutes east of UTC; counted from 1 January 1970. */
export function dayAt(at: number, offsetMinutes: number): number {
  return Math.floor((at + offsetMinutes * MINUTE) / DAY);
}

/** The morning of a day where the clocks are so many minutes east of UTC; ms since the epoch. */
export function morningOf(day: number, offsetMinutes: number): number {
  return day * DAY + (MORNING - offsetMinutes) * MINUTE;
}

/** The morning of that day, or the next one that is still to come; ms since the epoch. */
export function nextMorningFrom(day: number, now: number, offsetMinutes: number): number {
  const morning = morningOf(Math.max(day, dayAt(now, offsetMinutes)), offsetMinutes);
  return morning > now ? morning : morning + DAY;
}
