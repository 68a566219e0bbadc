/** What was found of a page that could not be ended yet; moments in ms since the epoch, Infinity for never. */
export interface Remainder {
  /** Places in the page whose people are in a talk, and when to look at them again: few of them, at most 15 s later. */
  readonly talking: readonly number[];
  readonly talkAt: number;
  /** How many wait for the morning. All of the page is looked at when the first of them has it. */
  readonly sleeping: number;
  readonly wholeAt: number;
}

export interface PageVisit {
  readonly page: number;
  /** Places in the page; undefined for all of it. */
  readonly only: readonly number[] | undefined;
}

/**
 * Which pages of a ledger are still to be looked at, and when: a few numbers a page, so that whoever waits for the morning
 * costs nothing until then.
 */
export interface Agenda {
  take(now: number): PageVisit | undefined;
  /** The clock was put back: whoever waits is looked at anew, for nobody knows any more until when. */
  hurry(): void;
  /** What a visit has left. */
  keep(page: number, remainder: Remainder): void;
  /** People who wait for the end of a talk, or for the morning. */
  held(): number;
  isEmpty(): boolean;
}

export function openAgenda(pages: Iterable<number>): Agenda {
  const fresh = [...pages].toReversed();
  const remainders = new Map<number, Remainder>();

  function takeRemainder(now: number): PageVisit | undefined {
    for (const [page, { talking, talkAt, wholeAt }] of remainders) {
      if (wholeAt <= now) {
        remainders.delete(page);
        return { page, only: undefined };
      }
      if (talkAt <= now) return { page, only: talking };
    }
    return undefined;
  }

  return {
    take(now) {
      // Who waited has waited long enough: they come before those who were never looked at.
      const due = takeRemainder(now);
      if (due?.only !== undefined) forgetTalks(due.page);
      if (due !== undefined) return due;
      const page = fresh.pop();
      return page === undefined ? undefined : { page, only: undefined };
    },
    hurry() {
      for (const [page, { talking, sleeping }] of remainders) {
        remainders.set(page, { ...NOTHING_LEFT, talking, sleeping, wholeAt: Number.NEGATIVE_INFINITY });
      }
    },
    keep(page, remainder) {
      const merged = merge(remainders.get(page) ?? NOTHING_LEFT, remainder);
      if (Math.min(merged.talkAt, merged.wholeAt) === Number.POSITIVE_INFINITY) remainders.delete(page);
      else remainders.set(page, merged);
    },
    held: () => [...remainders.values()].reduce((sum, { talking, sleeping }) => sum + talking.length + sleeping, 0),
    isEmpty: () => fresh.length === 0 && remainders.size === 0,
  };

  function forgetTalks(page: number): void {
    const before = remainders.get(page);
    if (before === undefined) return;
    if (before.wholeAt === Number.POSITIVE_INFINITY) remainders.delete(page);
    else remainders.set(page, { ...before, talking: [], talkAt: Number.POSITIVE_INFINITY });
  }
}

export const NOTHING_LEFT: Remainder = {
  talking: [],
  talkAt: Number.POSITIVE_INFINITY,
  sleeping: 0,
  wholeAt: Number.POSITIVE_INFINITY,
};

/** Of two visits to one page: of its people none is at two places. */
export function merge(one: Remainder, other: Remainder): Remainder {
  return {
    talking: [...one.talking, ...other.talking],
    talkAt: Math.min(one.talkAt, other.talkAt),
    sleeping: one.sleeping + other.sleeping,
    wholeAt: Math.min(one.wholeAt, other.wholeAt),
  };
}
