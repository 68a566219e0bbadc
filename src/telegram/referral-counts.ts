import { type CountsByPeriod, countByPeriod } from "../domain/referral-statistics.ts";
import type { House } from "./context.ts";

/** Counting may take a tenth of the time of the process, however many look and press. */
const KEPT_TIMES = 10;

interface Counting {
  readonly counts: Promise<CountsByPeriod>;
  /** Milliseconds since the epoch; unknown while it is being counted. */
  keptUntil?: number;
}

/**
 * Counts the referrals of an area. A hundred thousand take some seconds, so what was counted is kept for a while: the
 * longer it took, the longer. Among few referrals each press counts anew.
 */
export function createReferralCounts({
  book,
  now,
}: Pick<House, "book" | "now">): (area: string) => Promise<CountsByPeriod> {
  const countings = new Map<string, Counting>();
  const isOver = ({ keptUntil }: Counting) => keptUntil !== undefined && keptUntil <= now().getTime();

  return (area) => {
    for (const [known, counting] of countings) if (isOver(counting)) countings.delete(known);
    const running = countings.get(area);
    if (running !== undefined) return running.counts;
    const start = now().getTime();
    const counting: Counting = { counts: countByPeriod(book.all(), { now: start, area }) };
    countings.set(area, counting);
    counting.counts.then(
      () => (counting.keptUntil = now().getTime() + (now().getTime() - start) * KEPT_TIMES),
      () => countings.delete(area),
    );
    return counting.counts;
  };
}
