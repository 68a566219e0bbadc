import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWithin, NATIONWIDE, provinceOf, regencyOf } from "../../src/domain/area.ts";
import { DAY } from "../../src/domain/duration.ts";
import { warnEarly } from "../../src/domain/early-warning.ts";
import {
  countCases,
  countSources,
  countWarnings,
  leadingKind,
  stepBelow,
  sumCounts,
  totalOf,
} from "../../src/domain/map-counts.ts";
import { PHASES } from "../../src/domain/phase.ts";
import { aCaseDraft, OPEN_CONFLICT } from "./data/a-case.ts";
import { MONDAY_MORNING } from "./data/a-referral.ts";
import { aSource } from "./data/a-source.ts";

const place = fc.constantFrom("34.04.01", "34.04.07", "34.04", "34.71.03", "33.74.01", "81.71.01");
const area = fc.constantFrom(NATIONWIDE, "34", "34.04", "34.04.07", "33");
const anyCase = fc
  .record({ place, phase: fc.constantFrom(...PHASES), isUntold: fc.boolean() })
  .map(({ place: where, phase, isUntold }) =>
    aCaseDraft({ place: where, situation: { ...OPEN_CONFLICT, phase }, ...(isUntold && { isUntold }) }),
  );
const sumOfAll = (counts: ReturnType<typeof countCases>) =>
  [...counts.values()].reduce((sum, kinds) => sum + totalOf(kinds), 0);

describe("the numbers of the map", () => {
  it("hold each case of the area once, whatever it is summed up by, and no case of elsewhere", () => {
    fc.assert(
      fc.property(fc.array(anyCase), area, (cases, where) => {
        const inArea = cases.filter((one) => isWithin(one.place, where));
        for (const toPlace of [(code: string) => stepBelow(code, where), (code: string) => regencyOf(code) ?? code]) {
          const sums = sumCounts(countCases(cases), where, toPlace);
          expect(sumOfAll(sums)).toBe(inArea.length);
          expect([...sums.keys()].every((code) => isWithin(code, where) || isWithin(where, code))).toBe(true);
        }
      }),
    );
  });

  it.each([
    [NATIONWIDE, "34.04.07", "34"],
    ["34", "34.04.07", "34.04"],
    ["34.04", "34.04.07", "34.04.07"],
    ["34", "34", "34"],
    ["34.04.07", "34.04.07", "34.04.07"],
  ])("one step below %s, %s stands under %s", (where, code, under) => {
    expect(stepBelow(code, where)).toBe(under);
    expect(provinceOf(under)).toBe("34");
  });

  it("say of a case that was opened by a call for help that its phase is not known", () => {
    const counts = countCases([aCaseDraft({ isUntold: true }), aCaseDraft()]);

    expect(counts.get("34.04.01")).toEqual({ untold: 1, konflik: 1 });
    expect(leadingKind(counts.get("34.04.01") ?? {}, "cases")).toBe("konflik");
  });

  it("tell sources that were checked from those that were not, and leave out what is retired or elsewhere", () => {
    const sources = [
      aSource(),
      aSource({ verified: { at: MONDAY_MORNING - 90 * DAY, by: 9 } }),
      aSource({ status: "defunct" }),
      aSource({ place: "33.74.01" }),
    ];

    expect([...countSources(sources, { area: "34", now: MONDAY_MORNING })]).toEqual([
      ["34.04.01", { fresh: 1, stale: 1 }],
    ]);
  });

  it("count the cases behind the worst sign of a place", () => {
    const told = (code: string, colour: "green" | "yellow" | "red", where: string, safety: number, weeks = 0) => ({
      ...{ case: code, place: where, colour, safety, at: MONDAY_MORNING - 1 - weeks * 7 * DAY },
    });
    const warning = warnEarly(
      [
        ...[told("A", "red", "34.04.01", 3), told("B", "yellow", "34.04.01", 4), told("C", "yellow", "34.04.01", 4)],
        ...[told("D", "yellow", "34.71.01", 4), told("E", "yellow", "34.71.01", 4)],
        ...[told("F", "green", "33.74.01", 4), told("G", "green", "33.74.01", 4)],
        ...[told("F", "green", "33.74.01", 8, 1), told("G", "green", "33.74.01", 8, 1)],
      ],
      { area: NATIONWIDE, now: MONDAY_MORNING },
    );

    expect(Object.fromEntries(countWarnings(warning))).toEqual({
      "34.04": { red: 1 },
      "34.71": { yellow: 2 },
      "33.74": { falls: 2 },
    });
  });
});
