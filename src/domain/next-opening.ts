import { DAY, MINUTE } from "./duration.ts";
import { localTimeOf, WEEKDAYS } from "./local-time.ts";
import { isWithinHours, type WeeklyHours } from "./opening-hours.ts";

/** Hours come again after a week; one day more, for what closes after midnight. */
const DAYS_AHEAD = 8;

/**
 * When the doors open or close next after a moment; both in ms since the epoch. Undefined where they never do:
 * open day and night, or without any opening.
 */
export function nextTurn(hours: WeeklyHours, at: number): number | undefined {
  const isOpen = isWithinHours(hours, at);
  return turnsAfter(hours, at).find((turn) => isWithinHours(hours, turn) !== isOpen);
}

function turnsAfter({ offsetMinutes, openings }: WeeklyHours, at: number): readonly number[] {
  const { day, minute } = localTimeOf(at, offsetMinutes);
  const midnight = Math.floor(at / MINUTE) * MINUTE - minute * MINUTE;
  const turns = openings.flatMap((opening) => {
    const ahead = (WEEKDAYS.indexOf(opening.day) - WEEKDAYS.indexOf(day) + WEEKDAYS.length) % WEEKDAYS.length;
    const closesAt = opening.closesAt > opening.opensAt ? opening.closesAt : opening.closesAt + 1440;
    return [ahead - WEEKDAYS.length, ahead, ahead + WEEKDAYS.length].flatMap((days) =>
      [opening.opensAt, closesAt].map((minutes) => midnight + days * DAY + minutes * MINUTE),
    );
  });
  return turns.filter((turn) => turn > at && turn <= at + DAYS_AHEAD * DAY).toSorted((one, other) => one - other);
}
