import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isFalling, qualityOf, resultOf, type SourceResult, scoreOf } from "../../src/domain/quality.ts";
import type { Referral } from "../../src/domain/referral.ts";
import { startReferral } from "../../src/domain/referral-log.ts";
import { median, wilsonLowerBound } from "../../src/domain/statistics.ts";
import { aDraft } from "./data/a-referral.ts";

const DAY = 86_400_000;
const aReferral = (told: Partial<Referral>): Referral => ({
  ...startReferral(aDraft()),
  state: "terkirim",
  sentAt: 0,
  ...told,
});
const results = (helped: number, partly: number, not: number): readonly SourceResult[] => [
  ...Array.from({ length: helped }, () => "helped" as const),
  ...Array.from({ length: partly }, () => "partly" as const),
  ...Array.from({ length: not }, () => "not helped" as const),
];
const anyResults = fc.array(fc.constantFrom<SourceResult>("helped", "partly", "not helped"), { maxLength: 40 });

describe("what came of a referral", () => {
  it.each<[string, Partial<Referral>, SourceResult | undefined]>([
    ["received", { state: "layanan_diterima", client: { word: "yes" } }, "helped"],
    ["received in part", { state: "layanan_diterima", client: { word: "partly" } }, "partly"],
    ["said to be given, but not by the client", { state: "layanan_diterima", client: { word: "no" } }, "not helped"],
    ["closed after a yes", { state: "ditutup", client: { word: "yes" }, outcome: "helped" }, "helped"],
    ["refused", { state: "ditolak", refusal: "capacity" }, "not helped"],
    ["failed", { state: "gagal" }, "not helped"],
    ["out of touch with the source", { state: "tak_terhubungi", outOfTouchWith: "source" }, "not helped"],
    ["out of touch with the client", { state: "tak_terhubungi", outOfTouchWith: "client" }, undefined],
    ["cancelled", { state: "dibatalkan" }, undefined],
    ["a wrong entry", { state: "salah_input", client: { word: "yes" } }, undefined],
    ["running", { state: "berjalan" }, undefined],
    ["on hold", { state: "tertahan" }, undefined],
  ])("that is %s", (_what, told, expected) => {
    expect(resultOf(aReferral(told))).toBe(expected);
  });
});

describe("the quality of a source", () => {
  it("is counted from its referrals", () => {
    const referrals = [
      aReferral({ state: "ditutup", client: { word: "yes" }, acknowledgedAt: 3 * DAY, receivedAt: 2 * DAY }),
      aReferral({ state: "layanan_diterima", client: { word: "partly" }, acknowledgedAt: 1, receivedAt: 4 * DAY }),
      aReferral({ state: "layanan_diterima", client: { word: "no" }, acknowledgedAt: 3 * DAY + 1 }),
      aReferral({ state: "ditolak", refusal: "capacity" }),
      aReferral({ state: "ditolak", refusal: "capacity" }),
      aReferral({ state: "ditolak", refusal: "other" }),
      aReferral({ state: "salah_input", acknowledgedAt: 1, receivedAt: 1, refusal: "other" }),
      startReferral(aDraft()),
    ];

    expect(qualityOf(referrals, { complaints: 2, verifiedAt: 5 })).toEqual({
      sent: 6,
      acknowledgedInTime: 2,
      confirmed: 2,
      medianDays: 3,
      refusals: { capacity: 2, other: 1 },
      complaints: 2,
      verifiedAt: 5,
      score: { kind: "score", value: expect.closeTo(wilsonLowerBound(1.5, 6), 10), outcomes: 6 },
    });
  });

  it("of a source that nobody was sent to says nothing", () => {
    expect(qualityOf([], { complaints: 0 })).toEqual({
      sent: 0,
      acknowledgedInTime: 0,
      confirmed: 0,
      refusals: {},
      complaints: 0,
      score: { kind: "too few", outcomes: 0 },
    });
  });
});

describe("the score", () => {
  it.each([0, 1, 4])("is not shown after %d outcomes", (outcomes) => {
    expect(scoreOf(results(outcomes, 0, 0))).toEqual({ kind: "too few", outcomes });
  });

  it.each<[number, number, number, number]>([
    [5, 0, 0, 0.566],
    [0, 0, 5, 0],
    [4, 0, 1, 0.376],
    [0, 8, 2, 0.168],
    [90, 0, 10, 0.826],
  ])("of %d helped, %d in part and %d not is %d", (helped, partly, not, value) => {
    const score = scoreOf(results(helped, partly, not));

    expect(score).toEqual({ kind: "score", value: expect.closeTo(value, 2), outcomes: helped + partly + not });
  });

  it("lies within 0 and 1, below the share helped, and rises with every success", () => {
    const counts = fc.nat(300).chain((trials) => fc.tuple(fc.nat(trials), fc.constant(trials)));

    fc.assert(
      fc.property(counts, ([successes, trials]) => {
        const bound = wilsonLowerBound(successes, trials);

        expect(bound).toBeGreaterThanOrEqual(0);
        expect(bound).toBeLessThanOrEqual(trials === 0 ? 0 : successes / trials);
        if (successes < trials) expect(wilsonLowerBound(successes + 1, trials)).toBeGreaterThan(bound);
      }),
    );
  });

  it("does not depend on the order of the outcomes", () => {
    fc.assert(
      fc.property(anyResults, (outcomes) => {
        expect(scoreOf(outcomes.toReversed())).toEqual(scoreOf(outcomes));
      }),
    );
  });
});

describe("a source", () => {
  it.each<[string, boolean, readonly SourceResult[], readonly SourceResult[]]>([
    ["from all to two of five", true, results(5, 0, 0), results(2, 0, 3)],
    ["from all to three of five", false, results(5, 0, 0), results(3, 0, 2)],
    ["from nine in ten to all in part", true, results(90, 0, 10), results(0, 9, 0)],
    ["from four to none", false, results(4, 0, 0), results(0, 0, 9)],
    ["from all to none of four", false, results(9, 0, 0), results(0, 0, 4)],
    ["from none to none", false, results(0, 0, 9), results(0, 0, 9)],
  ])("that goes %s is falling: %s", (_way, expected, before, after) => {
    expect(isFalling(before, after)).toBe(expected);
  });

  it("never falls when it does as well as before, or when little is known", () => {
    fc.assert(
      fc.property(anyResults, anyResults, (before, after) => {
        expect(isFalling(before, before)).toBe(false);
        if (before.length < 5 || after.length < 5) expect(isFalling(before, after)).toBe(false);
      }),
    );
  });
});

describe("the lower bound", () => {
  it.each([0, 22, 97])("of no success in %d trials is exactly nothing", (trials) => {
    expect(wilsonLowerBound(0, trials)).toBe(0);
  });
});

describe("the median", () => {
  it.each<[readonly number[], number | undefined]>([
    [[], undefined],
    [[4], 4],
    [[9, 1], 5],
    [[10, 9, 1], 9],
    [[4, 1, 3, 100], 3.5],
  ])("of %j is %s", (numbers, expected) => {
    expect(median(numbers)).toBe(expected);
  });
});
