import { createHash } from "node:crypto";
import type { DirectoryFiles, ImportFile } from "../domain/import-file.ts";
import { changeText, type PreviewRow, previewRow } from "../domain/import-preview.ts";
import type { CheckedFile } from "../domain/import-shelf.ts";

export interface CheckedRows extends CheckedFile {
  readonly rows: readonly PreviewRow[];
}

/** Reads a file against the directory as it stands. Throws FileRefused. */
export async function checkFile(files: Pick<DirectoryFiles, "read">, file: ImportFile): Promise<CheckedRows> {
  const [changes, results] = [createHash("sha256"), createHash("sha256")];
  const rows: PreviewRow[] = [];
  for await (const read of files.read(file)) {
    const row = previewRow(read);
    rows.push(row);
    changes.update(row.kind === "refused" ? `refused ${JSON.stringify(row.at)}` : changeOf(row));
    if (row.kind !== "refused") results.update(changeText(undefined, row.after));
  }
  return { rows, changeDigest: changes.digest("base64url"), resultDigest: results.digest("base64url") };
}

/** Of one row: another text as soon as it would do anything else. */
export function changeOf(row: Exclude<PreviewRow, { readonly kind: "refused" }>): string {
  return changeText(row.kind === "changed" ? row.before : row.kind === "same" ? row.after : undefined, row.after);
}
