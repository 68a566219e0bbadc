import { dayBefore, localTimeOf, type Weekday } from "./local-time.ts";

/** HSDS schedule: byday, opens_at, closes_at. */
export interface Opening {
  readonly day: Weekday;
  /** Minutes since local midnight, 0 to 1439. */
  readonly opensAt: number;
  /** Up to 1440. Not later than `opensAt`: closes on the next day. */
  readonly closesAt: number;
}

export interface WeeklyHours {
  /** Minutes east of UTC at the source, whose clock this is, also for who asks from another zone. */
  readonly offsetMinutes: number;
  readonly openings: readonly Opening[];
}

/** At a moment in ms since the epoch. The minute of closing is closed. */
export function isWithinHours({ offsetMinutes, openings }: WeeklyHours, at: number): boolean {
  const { day, minute } = localTimeOf(at, offsetMinutes);
  return openings.some(({ day: opensOn, opensAt, closesAt }) => {
    if (closesAt > opensAt) return opensOn === day && minute >= opensAt && minute < closesAt;
    return (opensOn === day && minute >= opensAt) || (opensOn === dayBefore(day) && minute < closesAt);
  });
}
