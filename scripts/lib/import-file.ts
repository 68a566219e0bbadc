import type { SourceRecord } from "../../src/domain/directory.ts";
import type { ImportCounts, SourceImports } from "../../src/domain/directory-import.ts";
import type { DirectoryFiles, ImportFile, ReadRow } from "../../src/domain/import-file.ts";

const ROWS_AT_ONCE = 500;

export interface FileImport {
  readonly files: Pick<DirectoryFiles, "read">;
  readonly imports: SourceImports;
  /** False: one refused row, and nothing goes in. */
  readonly takeWithoutRefused: boolean;
  readonly onRefused: (row: Extract<ReadRow, { kind: "refused" }>) => void;
}

/** Takes a file into the directory as a whole. Without counts when nothing went in. Throws FileRefused. */
export async function importFile(
  file: ImportFile,
  { files, imports, takeWithoutRefused, onRefused }: FileImport,
): Promise<{ readonly refused: number; readonly counts?: ImportCounts }> {
  const staged = await imports.begin(`file-${process.pid}`);
  let [rows, refused]: [SourceRecord[], number] = [[], 0];
  const put = async () => {
    const full = rows;
    rows = [];
    if (full.length > 0) await staged.put(full);
  };
  try {
    for await (const row of files.read(file)) {
      if (row.kind === "good") rows.push(row.record);
      else {
        refused += 1;
        onRefused(row);
      }
      if (rows.length >= ROWS_AT_ONCE) await put();
    }
    await put();
    if (refused === 0 || takeWithoutRefused) return { refused, counts: await staged.apply() };
    return { refused };
  } finally {
    await staged.discard();
  }
}
