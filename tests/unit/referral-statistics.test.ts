import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWithin } from "../../src/domain/area.ts";
import { NEED_CATEGORIES, type NeedCategory } from "../../src/domain/need.ts";
import type { Referral } from "../../src/domain/referral.ts";
import { startReferral } from "../../src/domain/referral-log.ts";
import { STANDING_GROUPS, STANDINGS, type Standing, standingOf } from "../../src/domain/referral-standing.ts";
import type { ReferralState } from "../../src/domain/referral-state.ts";
import {
  countByPeriod,
  countReferrals,
  PERIODS,
  startOf,
  sumOf,
  type Tally,
  tallyPlacesIn,
} from "../../src/domain/referral-statistics.ts";
import { median, medianOfCounts } from "../../src/domain/statistics.ts";
import { aDraft, MONDAY_MORNING } from "./data/a-referral.ts";
import { anyAreas, anyReferrals } from "./data/any-referrals.ts";
import { inState } from "./data/referral-ways.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const IN_TIME = MONDAY_MORNING + DAY;
const TOO_LATE = MONDAY_MORNING + 30 * DAY;
const EVERYTHING = { now: TOO_LATE, since: 0, area: "ID" };

const aReferral = (told: Partial<Referral>): Referral => ({
  ...startReferral(aDraft()),
  state: "terkirim",
  sentAt: MONDAY_MORNING,
  ...told,
});

function addUp(tallies: Iterable<Tally>): Readonly<Record<string, number>> {
  const all = [...tallies];
  return Object.fromEntries(STANDINGS.map((standing) => [standing, all.reduce((sum, one) => sum + one[standing], 0)]));
}

describe("a referral stands", () => {
  it.each<[ReferralState, Standing, Standing]>([
    ["draf", "draft", "draft"],
    ["terkirim", "open", "late"],
    ["diakui", "open", "late"],
    ["diterima", "open", "late"],
    ["berjalan", "open", "late"],
    ["tertahan", "open", "late"],
    ["layanan_diterima", "received", "received"],
    ["ditutup", "not_helped", "not_helped"],
    ["ditolak", "refused", "refused"],
    ["gagal", "failed", "failed"],
    ["tak_terhubungi", "source_lost", "source_lost"],
    ["dibatalkan", "cancelled", "cancelled"],
    ["salah_input", "mistake", "mistake"],
  ])("in the state %s as %s before its deadline and as %s after it", (state, before, after) => {
    expect(standingOf(inState(state), IN_TIME)).toBe(before);
    expect(standingOf(inState(state), TOO_LATE)).toBe(after);
  });

  it.each<[string, Partial<Referral>, Standing]>([
    ["helped", { state: "ditutup", outcome: "helped" }, "helped"],
    ["helped in part", { state: "ditutup", outcome: "partly_helped" }, "partly_helped"],
    ["out of touch with the client", { state: "tak_terhubungi", outOfTouchWith: "client" }, "client_lost"],
    ["late when the client says that nothing came", { state: "layanan_diterima", client: { word: "no" } }, "late"],
  ])("as %s", (_what, told, expected) => {
    expect(standingOf(aReferral(told), TOO_LATE)).toBe(expected);
  });

  it("late only after the deadline itself", () => {
    const deadline = MONDAY_MORNING + 3 * DAY;

    expect(standingOf(aReferral({}), deadline)).toBe("open");
    expect(standingOf(aReferral({}), deadline + 1)).toBe("late");
  });

  it("in exactly one group", () => {
    expect(Object.values(STANDING_GROUPS).flat().toSorted()).toEqual([...STANDINGS].toSorted());
  });
});

describe("counting referrals", () => {
  it("tells how they stand, what came back, and how long help took", async () => {
    const counts = await countReferrals(
      [
        aReferral({
          state: "ditutup",
          outcome: "helped",
          acknowledgedAt: MONDAY_MORNING + 1,
          receivedAt: MONDAY_MORNING + 2 * DAY,
        }),
        aReferral({
          state: "layanan_diterima",
          client: { word: "yes" },
          acknowledgedAt: TOO_LATE,
          receivedAt: MONDAY_MORNING + 4 * DAY,
        }),
        aReferral({ state: "ditolak", refusal: "capacity" }),
        aReferral({}),
        aReferral({ sentAt: TOO_LATE }),
        aReferral({ state: "dibatalkan" }),
        aReferral({ state: "salah_input", receivedAt: MONDAY_MORNING }),
      ],
      EVERYTHING,
    );

    expect(counts).toMatchObject({ due: 4, acknowledgedInTime: 1, silent: 1, medianDays: 3 });
    expect(counts.tally).toMatchObject({
      helped: 1,
      received: 1,
      refused: 1,
      late: 1,
      open: 1,
      cancelled: 1,
      mistake: 1,
    });
    expect(sumOf(counts.tally, "without_help")).toBe(1);
    expect(sumOf(counts.tally, "other")).toBe(2);
  });

  it("counts each referral of the period and the area once, and nothing else", async () => {
    await fc.assert(
      fc.asyncProperty(anyReferrals, anyAreas, fc.constantFrom(...PERIODS), async (referrals, area, period) => {
        const since = startOf(period, TOO_LATE);
        const meant = referrals.filter(({ place, startedAt }) => startedAt >= since && isWithin(place, area));

        const counts = await countReferrals(referrals, { now: TOO_LATE, since, area });

        expect(sumOf(counts.tally)).toBe(meant.length);
        expect(counts.due).toBeLessThanOrEqual(meant.length);
        expect(counts.acknowledgedInTime + counts.silent).toBeLessThanOrEqual(counts.due);
        for (const place of counts.byPlace.keys()) expect(isWithin(place, area)).toBe(true);
      }),
    );
  });

  it("gives categories, places and groups that each add up to the whole", async () => {
    await fc.assert(
      fc.asyncProperty(anyReferrals, async (referrals) => {
        const { tally, byCategory, byPlace } = await countReferrals(referrals, EVERYTHING);

        expect(addUp([...byCategory.values()].map((counts) => counts.tally))).toEqual(tally);
        expect(addUp(byPlace.values())).toEqual(tally);
        const groups = Object.keys(STANDING_GROUPS) as (keyof typeof STANDING_GROUPS)[];
        expect(groups.reduce((sum, group) => sum + sumOf(tally, group), 0)).toBe(sumOf(tally));
      }),
    );
  });

  it("loses nothing on the way down from provinces to districts", async () => {
    await fc.assert(
      fc.asyncProperty(anyReferrals, async (referrals) => {
        const { tally, byPlace } = await countReferrals(referrals, EVERYTHING);

        const provinces = tallyPlacesIn("ID", byPlace);
        expect(addUp(provinces.values())).toEqual(tally);
        for (const [province, sum] of provinces) {
          expect(province).toMatch(/^\d\d$/);
          expect(addUp(tallyPlacesIn(province, byPlace).values())).toEqual(sum);
        }
      }),
    );
  });

  it("does not depend on the order, nor on how they come", async () => {
    await fc.assert(
      fc.asyncProperty(anyReferrals, async (referrals) => {
        async function* oneByOne() {
          yield* referrals.toReversed();
        }

        expect(await countReferrals(oneByOne(), EVERYTHING)).toEqual(await countReferrals(referrals, EVERYTHING));
      }),
    );
  });

  it("gives for all periods in one go what it gives for each", async () => {
    await fc.assert(
      fc.asyncProperty(anyReferrals, anyAreas, async (referrals, area) => {
        const together = await countByPeriod(referrals, { now: TOO_LATE, area });

        for (const period of PERIODS) {
          const since = startOf(period, TOO_LATE);
          expect(together[period]).toEqual(await countReferrals(referrals, { now: TOO_LATE, since, area }));
        }
      }),
    );
  });

  it("holds no more for a hundred thousand than for a hundred", async () => {
    function* many(): Iterable<Referral> {
      for (let index = 0; index < 100_000; index++) {
        const category = NEED_CATEGORIES[index % NEED_CATEGORIES.length] as NeedCategory;
        const receivedAt = MONDAY_MORNING + (index % 50) * HOUR;
        yield aReferral({ need: { category, urgency: "normal" }, place: `34.0${index % 5}`, receivedAt });
      }
    }

    const counts = await countReferrals(many(), EVERYTHING);

    expect(sumOf(counts.tally)).toBe(100_000);
    expect([counts.byCategory.size, counts.byPlace.size]).toEqual([13, 5]);
    expect(counts.medianDays).toBeCloseTo(24.5 / 24, 10);
  });
});

describe("the median of counts", () => {
  it("is the median of the numbers themselves", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 40 }), (numbers) => {
        const counts = new Map<number, number>();
        for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);

        expect(medianOfCounts(counts)).toBe(median(numbers));
      }),
    );
  });
});
