import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { momentOn, nextOccurrence, type Schedule } from "../../src/domain/campaign-schedule.ts";
import { localTimeOf, WEEKDAYS } from "../../src/domain/local-time.ts";
import { MONDAY_MORNING } from "./data/a-referral.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WIB = 420;
/** Monday at ten in Sleman. */
const NOW = MONDAY_MORNING;

const weekly = (day: (typeof WEEKDAYS)[number], hour: number, offsetMinutes = WIB): Schedule => ({
  kind: "weekly",
  day,
  minute: hour * 60,
  offsetMinutes,
});

describe("a campaign goes out", () => {
  it.each<[string, Schedule, number | undefined]>([
    ["at once", { kind: "now" }, 0],
    ["at the time that was set", { kind: "once", at: NOW + 5 * HOUR }, 5 * HOUR],
    ["never at a time that has passed", { kind: "once", at: NOW - 1 }, undefined],
    ["on Wednesday at eight", weekly("WE", 8), 46 * HOUR],
    ["on Sunday at eight", weekly("SU", 8), 6 * DAY - 2 * HOUR],
    ["today at ten, which is now", weekly("MO", 10), 0],
    ["next Monday, when nine has passed today", weekly("MO", 9), 7 * DAY - HOUR],
    ["at ten in Jayapura, which has passed too", weekly("MO", 10, 540), 7 * DAY - 2 * HOUR],
  ])("%s", (_when, schedule, after) => {
    expect(nextOccurrence(schedule, NOW)).toBe(after === undefined ? undefined : NOW + after);
  });

  it("every week on its day and at its minute, within the week", () => {
    const schedules = fc.record({
      kind: fc.constant("weekly" as const),
      day: fc.constantFrom(...WEEKDAYS),
      minute: fc.nat({ max: 1439 }),
      offsetMinutes: fc.constantFrom(420, 480, 540, -210, 0),
    });

    fc.assert(
      fc.property(schedules, fc.integer({ min: NOW - 400 * DAY, max: NOW + 400 * DAY }), (schedule, from) => {
        const at = nextOccurrence(schedule, from) ?? 0;

        expect(localTimeOf(at, schedule.offsetMinutes)).toEqual({ day: schedule.day, minute: schedule.minute });
        expect(at).toBeGreaterThanOrEqual(from);
        expect(at).toBeLessThan(from + 7 * DAY);
        expect(nextOccurrence(schedule, at + 1)).toBe(at + 7 * DAY);
      }),
    );
  });
});

describe("a day on the wall", () => {
  it("is the moment that the calendar gives it", () => {
    const days = fc.date({
      min: new Date("1970-01-01T00:00:00Z"),
      max: new Date("2399-12-31T23:59:00Z"),
      noInvalidDate: true,
    });

    fc.assert(
      fc.property(days, fc.constantFrom(420, 480, 540, 0), (date, offsetMinutes) => {
        const wall = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
        const minute = date.getUTCHours() * 60 + date.getUTCMinutes();

        const expected = Math.floor(date.getTime() / MINUTE) * MINUTE - offsetMinutes * MINUTE;
        expect(momentOn(wall, minute, offsetMinutes)).toBe(expected);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each<[string, number, number, number, number]>([
    ["31 April", 2026, 4, 31, 0],
    ["29 February of a common year", 2026, 2, 29, 0],
    ["29 February of 2100", 2100, 2, 29, 0],
    ["a thirteenth month", 2026, 13, 1, 0],
    ["a month of nought", 2026, 0, 1, 0],
    ["a day of nought", 2026, 1, 0, 0],
    ["half a day", 2026, 1, 1.5, 0],
    ["24:00", 2026, 1, 1, 1440],
    ["a year before the count begins", 1969, 12, 31, 0],
  ])("does not exist for %s", (_what, year, month, day, minute) => {
    expect(momentOn({ year, month, day }, minute, WIB)).toBeUndefined();
  });

  it.each([2000, 2028, 2400])("exists for 29 February %d", (year) => {
    expect(momentOn({ year, month: 2, day: 29 }, 0, 0)).toBe(Date.UTC(year, 1, 29));
  });
});
