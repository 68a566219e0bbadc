import type { ExportJob } from "../domain/export.ts";
import type { ImportJob } from "../domain/import-file.ts";
import type { LedgerJob } from "../domain/ledger-job.ts";
import { createFileDesk, type FileDesk, type FileLine } from "./file-jobs.ts";

export interface FileDesks {
  readonly imports: FileDesk<ImportJob>;
  readonly ledgers: FileDesk<LedgerJob>;
  readonly exports: FileDesk<ExportJob>;
  close(): Promise<void>;
}

/** Every kind of file that admins ask for. The names are those of the queues: jobs wait under them. */
export function createFileDesks(line: FileLine): FileDesks {
  const imports = createFileDesk<ImportJob>("directory-files", line);
  const ledgers = createFileDesk<LedgerJob>("broadcast-ledgers", line);
  const exports = createFileDesk<ExportJob>("data-exports", line);
  return {
    ...{ imports, ledgers, exports },
    async close() {
      await Promise.all([imports.close(), ledgers.close(), exports.close()]);
    },
  };
}
