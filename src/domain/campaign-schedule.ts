import { DAY, MINUTE } from "./duration.ts";
import { localTimeOf, WEEKDAYS, type Weekday } from "./local-time.ts";

export type Schedule =
  | { readonly kind: "now" }
  /** ms since the epoch. */
  | { readonly kind: "once"; readonly at: number }
  /** By the clock on the wall where the admin lives: minutes since local midnight, minutes east of UTC. */
  | { readonly kind: "weekly"; readonly day: Weekday; readonly minute: number; readonly offsetMinutes: number };

export interface LocalDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

export const WEEK = 7 * DAY;

/**
 * The first moment of the schedule that is not before this one; ms since the epoch. Undefined for a time that has passed.
 * Weeks missed while nothing ran are not made up for: nobody gets the same message three times in a morning.
 */
export function nextOccurrence(schedule: Schedule, from: number): number | undefined {
  if (schedule.kind === "now") return from;
  if (schedule.kind === "once") return schedule.at >= from ? schedule.at : undefined;
  const { day, minute } = localTimeOf(from, schedule.offsetMinutes);
  const days = WEEKDAYS.indexOf(schedule.day) - WEEKDAYS.indexOf(day);
  const startOfMinute = Math.floor(from / MINUTE) * MINUTE;
  const at = startOfMinute + days * DAY + (schedule.minute - minute) * MINUTE;
  return at >= from ? at : at + WEEK;
}

/** A day and minute on the wall as ms since the epoch, minutes east of UTC; undefined for a day or minute that no clock shows. */
export function momentOn(date: LocalDate, minute: number, offsetMinutes: number): number | undefined {
  const lastDay = daysIn(date.year, date.month);
  if (lastDay === undefined || !isWhole(date.day, 1, lastDay) || !isWhole(minute, 0, 1439)) return undefined;
  return daysSinceEpoch(date) * DAY + (minute - offsetMinutes) * MINUTE;
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number | undefined {
  if (!isWhole(year, 1970, 9999)) return undefined;
  return month === 2 && isLeap(year) ? 29 : DAYS_IN_MONTH[month - 1];
}

function daysSinceEpoch({ year, month, day }: LocalDate): number {
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 477;
  const months = DAYS_IN_MONTH.slice(0, month - 1).reduce((sum, days) => sum + days, 0);
  return (year - 1970) * 365 + leapDays + months + (month > 2 && isLeap(year) ? 1 : 0) + day - 1;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function isWhole(number: number, least: number, most: number): boolean {
  return Number.isInteger(number) && number >= least && number <= most;
}
