import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../../src/domain/duration.ts";
import { WEEKDAYS } from "../../src/domain/local-time.ts";
import { nextTurn } from "../../src/domain/next-opening.ts";
import { isWithinHours, type WeeklyHours } from "../../src/domain/opening-hours.ts";
import { MONDAY_MORNING } from "./data/a-referral.ts";

const hours: fc.Arbitrary<WeeklyHours> = fc.record({
  offsetMinutes: fc.constantFrom(420, 480, 540),
  openings: fc.array(
    fc.record({
      day: fc.constantFrom(...WEEKDAYS),
      opensAt: fc.integer({ min: 0, max: 47 }).map((half) => half * 30),
      closesAt: fc.integer({ min: 0, max: 48 }).map((half) => half * 30),
    }),
    { maxLength: 6 },
  ),
});

describe("the next time a door opens or closes", () => {
  it("is the first half hour at which the answer to 'open now?' changes", () => {
    fc.assert(
      fc.property(hours, fc.nat(7 * 48), (weekly, halves) => {
        const at = MONDAY_MORNING - (MONDAY_MORNING % HOUR) + halves * 30 * MINUTE;
        const isOpen = isWithinHours(weekly, at);
        const later = Array.from({ length: 8 * 48 }, (_, step) => at + (step + 1) * 30 * MINUTE);

        expect(nextTurn(weekly, at)).toBe(later.find((moment) => isWithinHours(weekly, moment) !== isOpen));
      }),
      { numRuns: 300 },
    );
  });

  it("never comes where the door is always open, or never", () => {
    const always = WEEKDAYS.map((day) => ({ day, opensAt: 0, closesAt: 1440 }));

    expect(nextTurn({ offsetMinutes: 420, openings: always }, MONDAY_MORNING)).toBeUndefined();
    expect(nextTurn({ offsetMinutes: 420, openings: [] }, MONDAY_MORNING)).toBeUndefined();
  });

  it("is a week away for who has just closed the only door of the week", () => {
    const weekly = { offsetMinutes: 0, openings: [{ day: "TH", opensAt: 0, closesAt: 60 }] } as const;

    expect(nextTurn(weekly, HOUR)).toBe(7 * DAY);
  });
});
