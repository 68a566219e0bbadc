import type { SourceRecord } from "./directory.ts";
import type { ImportCounts } from "./directory-import.ts";
import type { FileJob } from "./file-job.ts";

/** What a source is told in a file of any kind; the columns of our own sheet have these names too. */
export const IMPORT_FIELDS = [
  ...(["id", "organisation", "service", "categories", "place", "latitude", "longitude", "areas", "hours"] as const),
  ...(["eligibility", "documents", "cost", "phone", "whatsapp", "address"] as const),
  ...(["capacity", "capacity_date", "status", "checked"] as const),
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

export const ROW_PROBLEMS = [
  ...(["missing", "too-long", "too-many", "unknown-place", "outside-indonesia", "unknown-category"] as const),
  ...(["unclear-hours", "unknown-status", "not-a-number", "not-a-date", "not-a-phone", "duplicate"] as const),
  ...(["columns", "unreadable"] as const),
] as const;

/** Why one row cannot be taken. `value` is the cell, shortened; for a duplicate, where the first one stands. */
export interface RowProblem {
  readonly problem: (typeof ROW_PROBLEMS)[number];
  readonly field?: ImportField;
  readonly value: string;
}

/** `table` only in a zip; `row` is a line of the file, counted from 1, or the number of a service in JSON. */
export interface RowPlace {
  readonly table?: string;
  readonly row: number;
}

/** Each row of a file comes as one of these. `stored`: the entry that it is about, as it stands in the directory. */
export type ReadRow =
  | { readonly kind: "good"; readonly at: RowPlace; readonly record: SourceRecord; readonly stored?: SourceRecord }
  | { readonly kind: "refused"; readonly at: RowPlace; readonly problems: readonly RowProblem[] };

export const FILE_PROBLEMS = [
  ...(["empty", "kind", "utf-16", "not-utf-8", "columns", "tables", "broken", "no-services"] as const),
  ...(["zip-entries", "zip-size", "zip-rows", "zip-ratio", "zip-locked", "too-big", "gone"] as const),
] as const;
export type FileProblem = (typeof FILE_PROBLEMS)[number];

/** The file as a whole cannot be taken. `detail`: missing columns, or where it breaks off. */
export class FileRefused extends Error {
  override readonly name = "FileRefused";
  readonly problem: FileProblem;
  readonly detail: string;

  constructor(problem: FileProblem, detail = "") {
    super(`${problem} ${detail}`.trim());
    this.problem = problem;
    this.detail = detail;
  }
}

/** Reads and writes the directory as files. */
export interface DirectoryFiles {
  /** Row by row, in the order of the file. Throws FileRefused. */
  read(file: ImportFile): AsyncIterable<ReadRow>;
  export(): Promise<DirectoryExport>;
}

/** HSDS 3 JSON of so many entries. Either is read once. */
export interface DirectoryExport {
  readonly count: number;
  /** Of the text. */
  readonly pieces: AsyncIterable<string>;
  /** The same as whole files, none longer than so many bytes. */
  parts(mostBytes: number): AsyncIterable<Uint8Array>;
}

export interface ImportFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * What an admin has sent: Telegram keeps the file, so the same one is read again when it is applied. From the page it
 * waits on the shelf, and `file.id` is its token there.
 */
export interface ImportJob extends FileJob {
  readonly task: "check" | "apply" | "export";
  readonly from?: "page";
  readonly file: { readonly id: string; readonly name: string };
  /** Of an import that is in the directory already, for a job that is taken up again after that. */
  readonly counts?: ImportCounts;
}
