import type { Ledger, Round } from "../domain/ledger.ts";
import { addTallies, EMPTY_TALLY, type LedgerTally, tallyLedger } from "../domain/tally-ledger.ts";

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
