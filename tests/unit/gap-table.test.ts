import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY } from "../../src/domain/duration.ts";
import { gatherEnded, LATEST_ENDED } from "../../src/domain/ended-referrals.ts";
import { countGaps, failedIn, failingShare } from "../../src/domain/gap-table.ts";
import { NEED_CATEGORIES } from "../../src/domain/need.ts";
import type { Referral } from "../../src/domain/referral.ts";
import { standingOf } from "../../src/domain/referral-standing.ts";
import { isEnded, REFERRAL_STATES } from "../../src/domain/referral-state.ts";
import { aDraft, MONDAY_MORNING } from "./data/a-referral.ts";
import { inState } from "./data/referral-ways.ts";

const NOW = MONDAY_MORNING + 20 * DAY;
const anyReferrals = fc.array(
  fc
    .record({
      state: fc.constantFrom(...REFERRAL_STATES),
      category: fc.constantFrom(...NEED_CATEGORIES),
      place: fc.constantFrom("34.04.01", "34.04.07", "34.04", "34.02.01", "12.71.01"),
    })
    .map(({ state, category, place }): Referral => {
      const referral = inState(state);
      return { ...referral, place, need: { ...referral.need, category } };
    }),
  { maxLength: 40 },
);
const FAILED = ["not_helped", "refused", "failed", "source_lost", "late"];
const HELPED = ["helped", "partly_helped", "received"];

describe("where help fails", () => {
  it("counts every referral whose result is clear or late once, and no other", async () => {
    await fc.assert(
      fc.asyncProperty(anyReferrals, async (referrals) => {
        const { all: rows } = await countGaps(referrals, { area: "34.04", now: NOW });
        const standings = referrals
          .filter(({ place }) => place.startsWith("34.04"))
          .map((referral) => standingOf(referral, NOW));
        const failed = standings.filter((one) => FAILED.includes(one)).length;
        const known = failed + standings.filter((one) => HELPED.includes(one)).length;

        expect(rows.reduce((sum, { all }) => sum + failedIn(all), 0)).toBe(failed);
        expect(rows.reduce((sum, { all }) => sum + all.known, 0)).toBe(known);
        for (const { all, byCategory } of rows) {
          expect([...byCategory.values()].reduce((sum, cell) => sum + cell.known, 0)).toBe(all.known);
        }
      }),
    );
  });

  it("puts first where it fails for certain, not where one of one failed", async () => {
    const at = (place: string, state: Referral["state"], count: number) =>
      Array.from({ length: count }, (): Referral => ({ ...inState(state), place }));
    const referrals = [
      ...[...at("34.04.01", "ditolak", 1), ...at("34.04.07", "ditolak", 12)],
      ...[...at("34.04.07", "layanan_diterima", 4), ...at("34.04.12", "layanan_diterima", 9)],
    ];

    const { all: rows } = await countGaps(referrals, { area: "34.04", now: NOW });

    expect(rows.map(({ place }) => place)).toEqual(["34.04.07", "34.04.01", "34.04.12"]);
    expect(rows.map(({ all }) => failingShare(all))).toEqual([0.75, undefined, 0]);
  });

  it("looks one step below the area, and back as far as the period goes", async () => {
    const old: Referral = { ...inState("ditolak"), place: "34.04.01", startedAt: NOW - 60 * DAY };

    const tables = await countGaps([old], { area: "ID", now: NOW });

    expect(tables["90-days"].map(({ place }) => place)).toEqual(["34"]);
    expect(tables["30-days"]).toEqual([]);
  });
});

describe("ended referrals", () => {
  it("are all counted, and none that is open", async () => {
    await fc.assert(
      fc.asyncProperty(anyReferrals, async (referrals) => {
        const ended = await gatherEnded(referrals, { area: "34", category: undefined, now: NOW });
        const there = referrals.filter(({ state, place }) => isEnded(state) && place.startsWith("34"));
        expect([...ended.values()].reduce((sum, { count }) => sum + count, 0)).toBe(there.length);
      }),
    );
  });

  it("are held newest first, and no more of them than can be looked at", async () => {
    const many = Array.from({ length: LATEST_ENDED + 20 }, (_, index): Referral => {
      const { latest: _latest, ...referral } = inState("ditolak");
      return { ...referral, ...aDraft({ code: String(index) }), startedAt: MONDAY_MORNING + ((index * 37) % 80) };
    });

    const { count, latest } = (await gatherEnded(many, { area: "ID", category: undefined, now: NOW })).get(
      "refused",
    ) ?? {
      count: 0,
      latest: [],
    };

    const moments = latest.map(({ startedAt }) => startedAt - MONDAY_MORNING);
    expect(count).toBe(LATEST_ENDED + 20);
    expect(moments).toEqual(Array.from({ length: LATEST_ENDED }, (_, index) => 79 - index));
  });
});
