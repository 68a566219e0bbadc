import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startOfWeek, weekOf } from "../../src/domain/week.ts";

const anyMoment = fc.integer({ min: 0, max: 4_000_000_000_000 });

describe("a week", () => {
  it.each([
    ["2026-11-22T16:59:59.999Z", 0],
    ["2026-11-22T17:00:00Z", 1],
    ["2026-11-29T16:59:59.999Z", 1],
    ["2026-11-29T17:00:00Z", 2],
  ])("changes when Monday begins in Jakarta: %s", (at, weeks) => {
    const before = weekOf(Date.parse("2026-11-20T12:00:00Z"));

    expect(weekOf(Date.parse(at)) - before).toBe(weeks);
  });

  it("holds every moment from its start to the start of the next one", () => {
    fc.assert(
      fc.property(anyMoment, (at) => {
        const week = weekOf(at);
        return startOfWeek(week) <= at && at < startOfWeek(week + 1);
      }),
    );
  });
});
