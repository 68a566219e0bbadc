import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Opening } from "../../src/domain/opening-hours.ts";
import {
  distanceKilometres,
  isOpenAt,
  isRetired,
  isStale,
  type SourceStatus,
  servedShare,
} from "../../src/domain/source.ts";
import { MONDAY_MORNING } from "./data/a-referral.ts";
import { aSource } from "./data/a-source.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Monday at this hour in the west of Indonesia. */
const monday = (hour: number) => MONDAY_MORNING + (hour - 10) * HOUR;

describe("a source with hours", () => {
  const office: Opening = { day: "MO", opensAt: 8 * 60, closesAt: 15 * 60 };
  const overnight: Opening = { day: "MO", opensAt: 20 * 60, closesAt: 2 * 60 };
  const aroundTheClock: Opening = { day: "MO", opensAt: 0, closesAt: 24 * 60 };
  const sundayNight: Opening = { day: "SU", opensAt: 22 * 60, closesAt: 60 };

  it.each<[string, Opening, number, boolean]>([
    ["a minute before it opens", office, monday(8) - 60_000, false],
    ["when it opens", office, monday(8), true],
    ["a minute before it closes", office, monday(15) - 60_000, true],
    ["when it closes", office, monday(15), false],
    ["on another day", office, monday(10) + DAY, false],
    ["a week later", office, monday(10) + 7 * DAY, true],
    ["in the evening of a night shift", overnight, monday(23), true],
    ["after midnight of a night shift", overnight, monday(25), true],
    ["when the night shift ends", overnight, monday(26), false],
    ["in the small hours before the night shift", overnight, monday(1), false],
    ["after midnight into Monday", sundayNight, monday(0), true],
    ["all day", aroundTheClock, monday(24) - 1, true],
    ["after all day", aroundTheClock, monday(24), false],
  ])("%s", (_when, opening, at, isOpen) => {
    const source = aSource({ hours: { offsetMinutes: 420, openings: [opening] } });

    expect(isOpenAt(source, at)).toBe(isOpen);
  });

  it("keeps the clock of where it is", () => {
    const inJayapura = aSource({ hours: { offsetMinutes: 540, openings: [office] } });

    expect(isOpenAt(inJayapura, monday(6))).toBe(true);
    expect(isOpenAt(inJayapura, monday(13))).toBe(false);
  });

  it("that are not known is neither open nor closed", () => {
    const { hours: _, ...source } = aSource();

    expect(isOpenAt(source, monday(10))).toBeUndefined();
  });

  it("without any opening is closed", () => {
    expect(isOpenAt(aSource({ hours: { offsetMinutes: 420, openings: [] } }), monday(10))).toBe(false);
  });

  it.each<[SourceStatus, boolean, boolean]>([
    ["active", true, false],
    ["inactive", false, true],
    ["defunct", false, true],
    ["temporarily closed", false, false],
  ])("that is %s: open %s, retired %s", (status, isOpen, isGone) => {
    expect(isOpenAt(aSource({ status }), MONDAY_MORNING)).toBe(isOpen);
    expect(isRetired(aSource({ status }))).toBe(isGone);
  });
});

describe("an entry", () => {
  it.each<[number, boolean]>([
    [0, false],
    [90 * DAY - 1, false],
    [90 * DAY, true],
  ])("verified %d ms ago is stale: %s", (age, expected) => {
    expect(isStale(aSource({ verified: { at: MONDAY_MORNING - age, by: 9 } }), MONDAY_MORNING)).toBe(expected);
  });

  it("never verified is stale", () => {
    expect(isStale({}, MONDAY_MORNING)).toBe(true);
  });
});

describe("a source serves", () => {
  it.each<[readonly string[], string, "all" | "part" | "none"]>([
    [["34.04"], "34.04.01", "all"],
    [["34.04"], "34.04", "all"],
    [["34"], "34.04.01", "all"],
    [["ID"], "91.71.01", "all"],
    [["11", "34.04"], "34.04.07", "all"],
    [["34.04.01"], "34.04", "part"],
    [["34.05"], "34.04.01", "none"],
    [["34.0"], "34.04.01", "none"],
    [["34.04.1"], "34.04.11", "none"],
    [[], "34.04.01", "all"],
    [[], "34.04.02", "none"],
  ])("with the areas %j, of %s: %s", (areasServed, asked, expected) => {
    expect(servedShare({ place: "34.04.01", areasServed }, asked)).toBe(expected);
  });
});

describe("the distance", () => {
  const jakarta = { latitude: -6.175, longitude: 106.827 };
  const yogyakarta = { latitude: -7.801, longitude: 110.365 };
  const jayapura = { latitude: -2.533, longitude: 140.717 };

  it.each([
    [jakarta, yogyakarta, 430],
    [jakarta, jayapura, 3_770],
    [{ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 }, 20_015],
    [{ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 }, 111],
  ])("from %o to %o is about %d km", (from, to, kilometres) => {
    expect(Math.abs(distanceKilometres(from, to) - kilometres)).toBeLessThan(kilometres / 100);
  });

  it("is the same both ways, nothing to oneself, and never longer than half around the earth", () => {
    const points = fc.record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });

    fc.assert(
      fc.property(points, points, (one, other) => {
        const kilometres = distanceKilometres(one, other);

        expect(kilometres).toBeCloseTo(distanceKilometres(other, one), 6);
        expect(kilometres).toBeGreaterThanOrEqual(0);
        expect(kilometres).toBeLessThan(20_016);
        expect(distanceKilometres(one, one)).toBe(0);
      }),
    );
  });
});
