import { type CountsByPeriod, countByPeriod } from "../domain/referral-statistics.ts";
import type { House } from "./context.ts";
import { createKeptCounts } from "./kept-counts.ts";

/** Counts the referrals of an area. A hundred thousand take some seconds. */
export function createReferralCounts(
  { book, now }: Pick<House, "book" | "now">,
  ticks?: () => number,
): (area: string) => Promise<CountsByPeriod> {
  return createKeptCounts((area) => countByPeriod(book.all(), { now: now().getTime(), area }), ticks);
}
