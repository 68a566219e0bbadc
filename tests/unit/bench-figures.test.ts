import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jainIndex, median, percentile, spread } from "../bench/support/figures.ts";
import { goalRow, isMet } from "../bench/support/goal.ts";
import { measureInTurn } from "../bench/support/pairs.ts";

const someNumbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 50 });

describe("the figures of a bench", () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[7], 7],
  ])("finds the middle of %j", (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  it.each([
    [0.5, 50],
    [0.99, 99],
    [1, 100],
    [0, 1],
  ])("finds the value that a share of %d of a hundred is not above", (share, value) => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

    expect(percentile(hundred, share)).toBe(value);
  });

  it("takes as percentile a value that was measured, with no more than the rest above it", () => {
    fc.assert(
      fc.property(someNumbers, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        const found = percentile(values, share);

        expect(values).toContain(found);
        expect(values.filter((value) => value <= found).length).toBeGreaterThanOrEqual(
          Math.floor(values.length * share),
        );
      }),
    );
  });

  it("has the middle between the least and the most", () => {
    fc.assert(
      fc.property(someNumbers, (values) => {
        const { least, median: middle, most } = spread(values);

        expect([least <= middle, middle <= most]).toEqual([true, true]);
      }),
    );
  });

  it.each([
    [[5, 5, 5, 5], 1],
    [[9, 0, 0], 1 / 3],
    [[], 1],
    [[0, 0], 1],
  ])("says of the shares %j how fair they are", (shares, index) => {
    expect(jainIndex(shares)).toBeCloseTo(index);
  });

  it("knows no middle of nothing, and meets no goal with it", () => {
    const figure = median([]);

    expect(figure).toBeNaN();
    expect(isMet({ what: "a gap", figure, is: "at most", limit: 1, unit: "ms" })).toBe(false);
  });

  it.each([
    ["at most", 2, "met"],
    ["at most", 1.99, "not met"],
    ["at least", 2, "met"],
    ["at least", 2.01, "not met"],
  ] as const)("judges 2 against %s %d: %s", (is, limit, verdict) => {
    expect(goalRow({ what: "round trips", figure: 2, is, limit, unit: "" })).toMatchObject({ "": verdict });
  });
});

describe("rivals in turn", () => {
  it("turns the order round by round, and keeps nothing of the first", async () => {
    const order: string[] = [];
    const rival = (name: string) => ({
      name,
      async run() {
        order.push(name);
        return { pieces: 10, waits: [order.length] };
      },
    });

    const figures = await measureInTurn([rival("a"), rival("b")], 2);

    expect(order.join("")).toBe("abbaab");
    expect(figures.map(({ name, waits }) => [name, waits])).toEqual([
      ["a", [[4], [5]]],
      ["b", [[3], [6]]],
    ]);
    expect(figures.map(({ perSecond, processor }) => [perSecond.length, processor.length])).toEqual([
      [2, 2],
      [2, 2],
    ]);
  });
});
