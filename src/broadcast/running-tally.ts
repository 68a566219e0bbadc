import type { Ledger, Round } from "../domain/ledger.ts";
import type { LedgerLine } from "../domain/recipient-ledger.ts";
import { addTallies, EMPTY_TALLY, type LedgerTally, tallyLedger } from "../domain/tally-ledger.ts";

/** The ledger is read once; after that each move counts. */
export function moveInTally(tally: LedgerTally, from: LedgerLine, to: LedgerLine): LedgerTally {
  return addTallies(addTallies(tally, tallyLedger([to])), negated(tallyLedger([from])));
}

/** Read page by page; nothing more of it than a page is in memory. */
export async function readTally(round: Round, ledger: Pick<Ledger, "state" | "page">): Promise<LedgerTally> {
  const { pages } = await ledger.state(round);
  let tally = EMPTY_TALLY;
  for (let page = 0; page < pages; page++) {
    const lines = await ledger.page(round, page);
    tally = addTallies(tally, tallyLedger(lines.map(({ line }) => line)));
  }
  return tally;
}

function negated(tally: LedgerTally): LedgerTally {
  return negatedIn(tally) as unknown as LedgerTally;
}

function negatedIn(counts: object): Readonly<Record<string, unknown>> {
  const turned = Object.entries(counts).map(([name, count]: [string, number | object]) => [
    name,
    typeof count === "number" ? -count : negatedIn(count),
  ]);
  return Object.fromEntries(turned) as Readonly<Record<string, unknown>>;
}
