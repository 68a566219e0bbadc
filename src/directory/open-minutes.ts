import { DAY, MINUTE } from "../domain/duration.ts";
import { WEEKDAYS } from "../domain/local-time.ts";
import type { WeeklyHours } from "../domain/opening-hours.ts";

const DAY_MINUTES = DAY / MINUTE;
const WEEK = 7 * DAY_MINUTES;
/** The milliseconds begin on a Thursday, the weekdays on Monday. */
const FIRST_MINUTE = WEEKDAYS.indexOf("TH") * DAY_MINUTES;

/** Minute of the week in UTC at a moment (ms since the epoch), from Monday midnight. */
export function minuteOfWeek(at: number): number {
  return modulo(Math.floor(at / MINUTE) + FIRST_MINUTE, WEEK);
}

/** When it is open: from and until (not included), in turn, as minutes of the week in UTC. What `isWithinHours` says. */
export function openMinutes({ offsetMinutes, openings }: WeeklyHours): readonly number[] {
  return openings.flatMap(({ day, opensAt, closesAt }) => {
    const from = modulo(WEEKDAYS.indexOf(day) * DAY_MINUTES + opensAt - offsetMinutes, WEEK);
    const until = from + closesAt - opensAt + (closesAt > opensAt ? 0 : DAY_MINUTES);
    return until <= WEEK ? [from, until] : [from, WEEK, 0, until - WEEK];
  });
}

export function isOpenIn(minutes: readonly number[], minute: number): boolean {
  for (let index = 0; index < minutes.length; index += 2) {
    if (minute >= (minutes[index] ?? 0) && minute < (minutes[index + 1] ?? 0)) return true;
  }
  return false;
}

function modulo(number: number, by: number): number {
  return ((number % by) + by) % by;
}
