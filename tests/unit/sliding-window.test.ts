import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LastSecond, SlidingWindow } from "../support/sliding-window.ts";

describe("the flood limit of the local Telegram", () => {
  it("lets so many in within a second, and not one more", () => {
    const flood = new SlidingWindow(3);

    expect([0, 100, 200, 999].map((moment) => flood.enter(moment))).toEqual([0, 0, 0, 1]);
  });

  it("counts any second, not only those of the clock", () => {
    const flood = new SlidingWindow(2);

    expect([900, 950, 1100].map((moment) => flood.enter(moment))).toEqual([0, 0, 1]);
  });

  it("goes on refusing whoever does not wait", () => {
    const flood = new SlidingWindow(1);

    expect([0, 500, 1200, 2300].map((moment) => flood.enter(moment))).toEqual([0, 1, 1, 0]);
  });

  it("never has more in any second than it may", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.array(fc.nat({ max: 700 }), { maxLength: 60 }), (most, gaps) => {
        const flood = new SlidingWindow(most);
        let now = 0;

        const accepted = gaps.map((gap) => (now += gap)).filter((moment) => flood.enter(moment) === 0);

        for (const from of accepted) {
          expect(accepted.filter((moment) => moment >= from && moment < from + 1000).length).toBeLessThanOrEqual(most);
        }
      }),
    );
  });

  it("tells how many came in the second before each one, wherever it begins", () => {
    const second = new LastSecond();

    expect([0, 1, 999, 1000, 1500, 1998].map((moment) => second.enter(moment))).toEqual([1, 2, 3, 3, 3, 4]);
  });
});
