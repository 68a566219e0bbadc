import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeSources } from "../../src/domain/judge-sources.ts";
import type { Referral } from "../../src/domain/referral.ts";
import { startReferral } from "../../src/domain/referral-log.ts";
import { HISTORY_STEPS, historyOf } from "../../src/domain/source-history.ts";
import type { JudgedReferral } from "../../src/domain/source-trend.ts";
import { wilsonInterval, wilsonLowerBound } from "../../src/domain/statistics.ts";
import { aDraft, MONDAY_MORNING } from "./data/a-referral.ts";

const WIB = 420;
const DAY = 86_400_000;
const LONG = { limit: 1000, offsetMinutes: WIB } as const;

describe("the Wilson interval", () => {
  const trials = fc.integer({ min: 1, max: 400 });

  it("holds the share, and lies within nothing and all", () => {
    fc.assert(
      fc.property(trials, fc.double({ min: 0, max: 1, noNaN: true }), (of, part) => {
        const successes = Math.round(part * of * 2) / 2;
        const { low, high } = wilsonInterval(successes, of);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(successes / of + 1e-9);
        expect(high).toBeGreaterThanOrEqual(successes / of - 1e-9);
        expect(low).toBe(wilsonLowerBound(successes, of));
      }),
    );
  });

  it("is the same seen from the failures", () => {
    fc.assert(
      fc.property(trials, fc.nat(400), (of, some) => {
        const successes = some % (of + 1);
        const [one, other] = [wilsonInterval(successes, of), wilsonInterval(of - successes, of)];
        expect(one.low).toBeCloseTo(1 - other.high, 12);
        expect(one.high).toBeCloseTo(1 - other.low, 12);
      }),
    );
  });

  it("narrows with more of the same, and says nothing of no trial", () => {
    fc.assert(
      fc.property(trials, fc.nat(400), (of, some) => {
        const successes = some % (of + 1);
        const [few, many] = [wilsonInterval(successes, of), wilsonInterval(successes * 4, of * 4)];
        expect(many.high - many.low).toBeLessThan(few.high - few.low);
      }),
    );
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
    // Eight of ten, as in every table: 49 % to 94 %.
    expect(wilsonInterval(8, 10).low).toBeCloseTo(0.4902, 3);
    expect(wilsonInterval(8, 10).high).toBeCloseTo(0.9433, 3);
  });
});

describe("a source over time", () => {
  const moments = fc.integer({ min: Date.UTC(1999, 0, 1), max: Date.UTC(2101, 0, 1) });

  it("puts each outcome into the month of the calendar where the source is", () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(420, 480, 540), (at, offsetMinutes) => {
        const [part] = historyOf([{ at, result: "helped" }], { ...LONG, step: "month", offsetMinutes });
        const local = new Date(at + offsetMinutes * 60_000);
        expect([part?.year, part?.month]).toEqual([local.getUTCFullYear(), local.getUTCMonth() + 1]);
      }),
    );
  });

  it("loses no outcome, and leaves no month out between two", () => {
    const judged = fc.array(
      fc.record({
        at: fc.integer({ min: MONDAY_MORNING, max: MONDAY_MORNING + 900 * DAY }),
        result: fc.constantFrom<JudgedReferral["result"]>("helped", "partly", "not helped"),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(judged, fc.constantFrom(...HISTORY_STEPS), (results, step) => {
        const history = historyOf(results, { ...LONG, step });
        const sum = history.reduce((all, { helped, partly, not }) => all + helped + partly + not, 0);
        expect(sum).toBe(results.length);
        const numbers = history.map(({ year, month }) => (year * 12 + month - 1) / (step === "month" ? 1 : 3));
        expect(numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1)).toBe(true);
      }),
    );
  });

  it("shows the latest of a long time, and nothing of a month without an outcome", () => {
    const judged = [0, 40, 400].map((days): JudgedReferral => ({ at: MONDAY_MORNING + days * DAY, result: "partly" }));

    const history = historyOf(judged, { step: "month", offsetMinutes: WIB, limit: 3 });

    expect(history.map(({ year, month, partly, share }) => [year, month, partly, share])).toEqual([
      [2027, 10, 0, undefined],
      [2027, 11, 0, undefined],
      [2027, 12, 1, 0.5],
    ]);
  });
});

describe("all sources of an area", () => {
  const to = (id: string, place: string, end: Partial<Referral>): Referral => ({
    ...startReferral(aDraft({ source: { kind: "listed", id }, place })),
    sentAt: MONDAY_MORNING,
    ...end,
  });
  const HELPED = { state: "ditutup", client: { word: "yes" } } as const;
  const FAILED = { state: "gagal" } as const;

  it("are judged by the people of the area alone, the least helpful first", async () => {
    const times = (count: number, referral: Referral) => Array.from({ length: count }, () => referral);
    const all = await judgeSources(
      [
        ...times(6, to("good", "34.04.01", HELPED)),
        ...times(6, to("bad", "34.04.02", FAILED)),
        ...times(9, to("good", "12.71.01", FAILED)),
        to("waiting", "34.04.01", { state: "terkirim" }),
        to("mistaken", "34.04.01", { state: "salah_input" }),
      ],
      "34.04",
    );

    expect(all.map(({ id, sent, outcomes, share }) => [id, sent, outcomes, share])).toEqual([
      ["bad", 6, 6, 0],
      ["good", 6, 6, 1],
      ["waiting", 1, 0, undefined],
    ]);
  });
});
