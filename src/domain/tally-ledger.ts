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
  const tally = { ...EMPTY_TALLY, failed: { ...EMPTY_TALLY.failed } };
  for (const line of lines) {
    if (line.claims > 1 && line.kind !== "failed" && line.kind !== "unreachable") tally.perhapsTwice += 1;
    if (line.kind === "failed") tally.failed[line.reason] += 1;
    else tally[line.kind] += 1;
  }
  return tally;
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
