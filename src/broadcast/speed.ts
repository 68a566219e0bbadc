import { SECOND } from "../domain/duration.ts";

/** How fast it goes, in messages a second, by the last ten seconds in which some went out. */
export interface Speed {
  note(): void;
  perSecond(): number | undefined;
}

const SECONDS = 10;

export function measureSpeed(now: () => number): Speed {
  let counts: { readonly second: number; count: number }[] = [];
  const current = () => Math.floor(now() / SECOND);

  return {
    note() {
      const second = current();
      const last = counts.at(-1);
      if (last?.second === second) last.count += 1;
      else counts = [...counts, { second, count: 1 }].slice(-SECONDS);
    },
    perSecond() {
      const [first] = counts;
      if (first === undefined) return undefined;
      // The second that is under way counts in part; seconds in which nobody could be written to do not count.
      const under = counts.at(-1)?.second === current() ? (now() / SECOND) % 1 : 1;
      const sent = counts.reduce((sum, { count }) => sum + count, 0);
      return sent / Math.max(counts.length - 1 + under, 0.1);
    },
  };
}
