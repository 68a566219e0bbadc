import type { FileJob } from "./file-job.ts";
import type { Round } from "./ledger.ts";

/** An admin wants the ledger of a round as a file. */
export interface LedgerJob extends FileJob {
  readonly task: "ledger";
  readonly round: Round;
}
