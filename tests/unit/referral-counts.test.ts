import { describe, expect, it } from "vitest";
import type { Referral } from "../../src/domain/referral.ts";
import type { ReferralBook } from "../../src/domain/referral-book.ts";
import { createReferralCounts } from "../../src/domain/referral-counts.ts";
import { startReferral } from "../../src/domain/referral-log.ts";
import { sumOf } from "../../src/domain/referral-statistics.ts";
import { aDraft, MONDAY_MORNING } from "./data/a-referral.ts";

/** A desk where reading all referrals takes so many milliseconds of a clock that is ours. */
function aDesk(takes: number) {
  const desk = { now: MONDAY_MORNING, readings: 0, isAway: false, referrals: [] as Referral[] };
  async function* all(): AsyncIterable<Referral> {
    desk.readings++;
    desk.now += takes;
    if (desk.isAway) throw new Error("the store is away");
    yield* desk.referrals;
  }
  const book = { all } as Pick<ReferralBook, "all"> as ReferralBook;
  const count = createReferralCounts({ book, now: () => desk.now, ticks: () => desk.now });
  return { desk, count: async (area = "ID") => sumOf((await count(area)).all.tally) };
}

const aReferral = (place = "34.04.01") => startReferral(aDraft({ place }));

describe("the counts of referrals", () => {
  it("are counted anew with each press where that costs next to nothing", async () => {
    const { desk, count } = aDesk(0);

    expect(await count()).toBe(0);
    desk.referrals.push(aReferral());
    expect(await count()).toBe(1);
  });

  it("that took long are kept ten times as long, and not longer", async () => {
    const { desk, count } = aDesk(2000);
    await count();
    desk.referrals.push(aReferral());

    desk.now += 19_999;
    expect(await count()).toBe(0);
    desk.now += 1;
    expect(await count()).toBe(1);
    expect(desk.readings).toBe(2);
  });

  it("are read once for many who ask at the same time", async () => {
    const { desk, count } = aDesk(2000);

    await Promise.all([count(), count(), count()]);

    expect(desk.readings).toBe(1);
  });

  it("of one area are never given for another", async () => {
    const { desk, count } = aDesk(2000);
    desk.referrals.push(aReferral("34.04.01"), aReferral("33.10.01"), aReferral("33.10.02"));

    expect(await Promise.all([count("34.04"), count("33.10"), count("ID")])).toEqual([1, 2, 3]);
  });

  it("that failed are no answer for the next one who asks", async () => {
    const { desk, count } = aDesk(2000);
    desk.isAway = true;
    await expect(count()).rejects.toThrow("the store is away");

    desk.isAway = false;
    desk.referrals.push(aReferral());
    expect(await count()).toBe(1);
  });
});
