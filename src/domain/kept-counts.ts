/** Counting may take a tenth of the time of the process, however many look and press. */
const KEPT_TIMES = 10;

interface Counting<Counts> {
  readonly counts: Promise<Counts>;
  /** By `ticks`; unknown while it is being counted. */
  keptUntil?: number;
}

/**
 * What takes long to count is kept for a while: the longer it took, the longer. Among few each press counts anew, and
 * who asks while it is being counted gets the same answer. `ticks`: ms of a clock that only goes forward.
 */
export function createKeptCounts<Counts>(
  count: (about: string) => Promise<Counts>,
  ticks: () => number,
): (about: string) => Promise<Counts> {
  const countings = new Map<string, Counting<Counts>>();
  const isOver = ({ keptUntil }: Counting<Counts>) => keptUntil !== undefined && keptUntil <= ticks();

  return (about) => {
    for (const [known, counting] of countings) if (isOver(counting)) countings.delete(known);
    const running = countings.get(about);
    if (running !== undefined) return running.counts;
    const start = ticks();
    const counting: Counting<Counts> = { counts: count(about) };
    countings.set(about, counting);
    counting.counts.then(
      () => (counting.keptUntil = ticks() + (ticks() - start) * KEPT_TIMES),
      () => countings.delete(about),
    );
    return counting.counts;
  };
}
