import type { Failure, LedgerLine } from "./recipient-ledger.ts";

/** Recipients by where they stand: all but `perhapsTwice` add up to all of them. */
export interface LedgerTally {
  readonly waiting: number;
  readonly claimed: number;
  readonly sent: number;
  readonly unreachable: number;
  readonly failed: Readonly<Record<Failure, number>>;
  readonly uncertain: number;
  readonly withdrawn: number;
  /** Tried again after a try whose end nobody knows: it may have arrived more than once. Also counted where they stand. */
  readonly perhapsTwice: number;
}

export const EMPTY_TALLY: LedgerTally = {
  waiting: 0,
  claimed: 0,
  sent: 0,
  unreachable: 0,
  failed: { rejected: 0, server: 0, other: 0 },
  uncertain: 0,
  withdrawn: 0,
  perhapsTwice: 0,
};

/** One line for each recipient, in any order. */
export function tallyLedger(lines: Iterable<LedgerLine>): LedgerTally {
  const tally = copyOf(EMPTY_TALLY);
  for (const line of lines) count(tally, line, 1);
  return tally;
}

/** After the line of one recipient has moved: the ledger is read once, and then each move counts. */
export function moveInTally(tally: LedgerTally, from: LedgerLine, to: LedgerLine): LedgerTally {
  const moved = copyOf(tally);
  count(moved, from, -1);
  count(moved, to, 1);
  return moved;
}

/** Of two parts of a ledger, for one that is read in pages. */
export function addTallies(one: LedgerTally, other: LedgerTally): LedgerTally {
  return {
    waiting: one.waiting + other.waiting,
    claimed: one.claimed + other.claimed,
    sent: one.sent + other.sent,
    unreachable: one.unreachable + other.unreachable,
    failed: {
      rejected: one.failed.rejected + other.failed.rejected,
      server: one.failed.server + other.failed.server,
      other: one.failed.other + other.failed.other,
    },
    uncertain: one.uncertain + other.uncertain,
    withdrawn: one.withdrawn + other.withdrawn,
    perhapsTwice: one.perhapsTwice + other.perhapsTwice,
  };
}

/** All recipients. */
export function totalOf({ waiting, claimed, sent, unreachable, failed, uncertain, withdrawn }: LedgerTally): number {
  const failures = Object.values(failed).reduce((sum, count) => sum + count, 0);
  return waiting + claimed + sent + unreachable + failures + uncertain + withdrawn;
}

const copyOf = (tally: LedgerTally) => ({ ...tally, failed: { ...tally.failed } });

function count(tally: ReturnType<typeof copyOf>, line: LedgerLine, by: 1 | -1): void {
  if (line.claims > 1 && line.kind !== "failed" && line.kind !== "unreachable") tally.perhapsTwice += by;
  if (line.kind === "failed") tally.failed[line.reason] += by;
  else tally[line.kind] += by;
}
