import { NATIONWIDE } from "./area.ts";
import { DAY, MINUTE } from "./duration.ts";
import { offsetAt } from "./time-zone.ts";

const WEEK = 7 * DAY;
/** 1 January 1970 was a Thursday; its week began three days before. */
const FIRST_MONDAY = -3 * DAY;

/** The week of a moment (ms since the epoch), counted from the one that holds 1 January 1970. Weeks begin on Monday, as in ISO 8601, by the clocks of Jakarta. */
export function weekOf(at: number): number {
  return Math.floor((at + clockAhead() - FIRST_MONDAY) / WEEK);
}

/** When a week begins, in ms since the epoch. */
export function startOfWeek(week: number): number {
  return week * WEEK + FIRST_MONDAY - clockAhead();
}

function clockAhead(): number {
  return offsetAt(NATIONWIDE) * MINUTE;
}
