import { DAY, MINUTE } from "./duration.ts";

/** In the order and with the codes of HSDS `byday` (iCalendar). */
export const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** The clock on the wall. */
export interface LocalTime {
  readonly day: Weekday;
  /** Whole minutes since local midnight, 0 to 1439. */
  readonly minute: number;
}

/** 1 January 1970, where the milliseconds begin, was a Thursday. */
const FIRST_DAY = WEEKDAYS.indexOf("TH");

/** The wall clock at a moment (ms since the epoch), minutes east of UTC: 420 in WIB, 480 in WITA, 540 in WIT. */
export function localTimeOf(at: number, offsetMinutes: number): LocalTime {
  const local = at + offsetMinutes * MINUTE;
  const days = Math.floor(local / DAY);
  return { day: weekdayAt(FIRST_DAY + days), minute: Math.floor((local - days * DAY) / MINUTE) };
}

export function dayBefore(day: Weekday): Weekday {
  return weekdayAt(WEEKDAYS.indexOf(day) - 1);
}

function weekdayAt(number: number): Weekday {
  const [first] = WEEKDAYS;
  return WEEKDAYS[((number % WEEKDAYS.length) + WEEKDAYS.length) % WEEKDAYS.length] ?? first;
}
