import { mergeRecord } from "../domain/merge-record.ts";
import { readRecord, writeSource } from "./source-record.ts";

/** What a row of a file makes of the entry that stands in the directory, both as JSON. */
export function mergeRow(row: string, base: string | undefined): string {
  if (base === undefined || base === row) return row;
  return writeSource(mergeRecord(readRecord(row), readRecord(base)));
}
