import { createKeptCounts } from "./kept-counts.ts";
import type { ReferralBook } from "./referral-book.ts";
import { type CountsByPeriod, countByPeriod } from "./referral-statistics.ts";

interface Parts {
  readonly book: Pick<ReferralBook, "all">;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Milliseconds of a clock that only goes forward. */
  readonly ticks: () => number;
}

/** Counts the referrals of an area. A hundred thousand take some seconds. */
export function createReferralCounts({ book, now, ticks }: Parts): (area: string) => Promise<CountsByPeriod> {
  return createKeptCounts((area) => countByPeriod(book.all(), { now: now(), area }), ticks);
}
