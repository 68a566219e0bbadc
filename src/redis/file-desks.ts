import type { ExportJob } from "../domain/export.ts";
import type { ImportJob } from "../domain/import-file.ts";
import type { LedgerJob } from "../domain/ledger-job.ts";
import { createFileDesk, type FileLine, type FileLog, type FileWork } from "./file-jobs.ts";

interface FileWorks {
  readonly imports: FileWork<ImportJob>;
  readonly ledgers: FileWork<LedgerJob>;
  readonly exports: FileWork<ExportJob>;
}

/** All work on files: of the directory, of broadcasts, of exports. */
export function createFileDesks(queues: FileLine) {
  const imports = createFileDesk<ImportJob>("directory-files", queues);
  const ledgers = createFileDesk<LedgerJob>("broadcast-ledgers", queues);
  const exports = createFileDesk<ExportJob>("data-exports", queues);
  return {
    jobs: { importJobs: imports.jobs, ledgerJobs: ledgers.jobs, exportJobs: exports.jobs },
    start(works: FileWorks, log: FileLog): { stop(): Promise<unknown> } {
      const workers = [
        imports.start(works.imports, log),
        ledgers.start(works.ledgers, log),
        exports.start(works.exports, log),
      ];
      return { stop: () => Promise.all(workers.map((worker) => worker.stop())) };
    },
    close: () => Promise.all([imports, ledgers, exports].map((desk) => desk.close())),
  };
}
