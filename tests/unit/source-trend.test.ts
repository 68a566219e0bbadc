import { describe, expect, it } from "vitest";
import { qualityOf } from "../../src/domain/quality.ts";
import type { Referral } from "../../src/domain/referral.ts";
import { startReferral } from "../../src/domain/referral-log.ts";
import { isSameScore, trendOf } from "../../src/domain/source-trend.ts";
import { aDraft, MONDAY_MORNING, OWNER } from "./data/a-referral.ts";

const HOUR = 3_600_000;
const HELPED = { state: "ditutup", client: { word: "yes" } } as const;
const FULL = { state: "ditolak", refusal: "capacity" } as const;

/** Ended one an hour, in this order. */
const inTurn = (...ends: readonly Partial<Referral>[]): readonly Referral[] =>
  ends.map((end, index) => {
    const when = MONDAY_MORNING + index * HOUR;
    const latest = { who: OWNER, when, from: "terkirim", to: "ditutup", why: { kind: "acknowledge" } } as const;
    return { ...startReferral(aDraft()), sentAt: MONDAY_MORNING, latest, ...end };
  });
const times = (count: number, end: Partial<Referral>) => Array.from({ length: count }, () => end);

describe("the trend of a source", () => {
  it("falls when the latest five did worse than was all but certain before, and says why", () => {
    const { fall } = trendOf(
      "dinsos-sleman",
      inTurn(...times(9, HELPED), FULL, FULL, { state: "gagal" }, { state: "ditutup", client: { word: "no" } }, HELPED),
    );

    expect(fall).toEqual({
      source: "dinsos-sleman",
      lately: { helped: 1, of: 5 },
      before: { helped: 9, of: 9 },
      shortfalls: [
        ["capacity", 2],
        ["failed", 1],
        ["not_helped", 1],
      ],
    });
  });

  it("goes by the time of the outcomes, in whatever order the referrals come", () => {
    const rising = inTurn(...times(5, FULL), ...times(9, HELPED));

    expect(trendOf("dinsos-sleman", rising.toReversed()).fall).toBeUndefined();
    expect(trendOf("dinsos-sleman", inTurn(...times(9, HELPED), ...times(5, FULL)).toReversed()).fall).toBeDefined();
  });

  it("does not fall before there are five outcomes on either side", () => {
    expect(trendOf("dinsos-sleman", inTurn(...times(4, HELPED), ...times(5, FULL))).fall).toBeUndefined();
    expect(trendOf("dinsos-sleman", inTurn(...times(5, HELPED), ...times(5, FULL))).fall).toBeDefined();
  });

  it("has the score that the screens of quality show", () => {
    const referrals = inTurn(...times(6, HELPED), FULL, { state: "berjalan" }, { state: "salah_input" });

    expect(trendOf("dinsos-sleman", referrals).score).toEqual(qualityOf(referrals, { complaints: 0 }).score);
  });

  it("is written again only when the score has changed", () => {
    expect(isSameScore({ kind: "too few", outcomes: 2 }, { kind: "too few", outcomes: 2 })).toBe(true);
    expect(isSameScore({ kind: "too few", outcomes: 2 }, { kind: "too few", outcomes: 3 })).toBe(false);
    expect(isSameScore({ kind: "score", outcomes: 5, value: 0.5 }, { kind: "score", outcomes: 5, value: 0.5 })).toBe(
      true,
    );
    expect(isSameScore({ kind: "score", outcomes: 5, value: 0.5 }, { kind: "score", outcomes: 5, value: 0.4 })).toBe(
      false,
    );
    expect(isSameScore({ kind: "score", outcomes: 5, value: 0.5 }, { kind: "too few", outcomes: 5 })).toBe(false);
  });
});
