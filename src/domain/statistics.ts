/** The 97.5th percentile of the normal distribution: 95 % confidence. */
const Z = 1.96;

/**
 * The lower end of the Wilson interval for a share, 0 to 1; 0 for no trial. Few trials give a low bound, so a source
 * with one happy client does not stand above one with a hundred. Source: Wilson 1927.
 */
export function wilsonLowerBound(successes: number, trials: number): number {
  // Rounding would else leave a little more than nothing of no success at all.
  if (successes === 0) return 0;
  const share = successes / trials;
  const middle = share + Z ** 2 / (2 * trials);
  const spread = Z * Math.sqrt((share * (1 - share)) / trials + Z ** 2 / (4 * trials ** 2));
  return Math.max(0, (middle - spread) / (1 + Z ** 2 / trials));
}

/** From what is all but certain to what is just possible, 0 to 1. */
export interface ShareInterval {
  readonly low: number;
  readonly high: number;
}

/** Both ends of the Wilson interval: the upper one is the lower one of the failures, seen from above. All is possible of no trial. */
export function wilsonInterval(successes: number, trials: number): ShareInterval {
  if (trials === 0) return { low: 0, high: 1 };
  return { low: wilsonLowerBound(successes, trials), high: 1 - wilsonLowerBound(trials - successes, trials) };
}

/** Undefined for no number; the mean of the two in the middle for an even count. */
export function median(numbers: readonly number[]): number | undefined {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return sorted.length === 0 ? undefined : middle.reduce((sum, number) => sum + number, 0) / middle.length;
}

/** The median of numbers that are given by how often each occurs. Undefined for no number. */
export function medianOfCounts(counts: ReadonlyMap<number, number>): number | undefined {
  const sorted = [...counts].toSorted(([a], [b]) => a - b);
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  const middle = [Math.ceil(total / 2), Math.floor(total / 2) + 1].map((rank) => numberAt(rank, sorted));
  const [lower, upper] = middle;
  return lower === undefined || upper === undefined ? undefined : (lower + upper) / 2;
}

/** The number at a rank that counts from one. */
function numberAt(rank: number, sorted: readonly (readonly [number, number])[]): number | undefined {
  let seen = 0;
  return sorted.find(([, count]) => (seen += count) >= rank)?.[0];
}
