import type { LedgerFileMaker } from "../../domain/broadcast-chat.ts";
import type { Ledger, RecipientLine, Round } from "../../domain/ledger.ts";
import { writeLedgerFile } from "./ledger-file.ts";

/** The same file that the chat sends. */
export function createLedgerFileMaker(ledger: Pick<Ledger, "state" | "page">): LedgerFileMaker {
  return async (round) => {
    const { pages, recipients } = await ledger.state(round);
    return writeLedgerFile(`siaran-${round.campaign}-${round.number}`, recipients, readPages(round, pages, ledger));
  };
}

async function* readPages(
  round: Round,
  pages: number,
  ledger: Pick<Ledger, "page">,
): AsyncIterable<readonly RecipientLine[]> {
  for (let number = 0; number < pages; number += 1) yield await ledger.page(round, number);
}
