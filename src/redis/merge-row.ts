import type { SourceRecord } from "../domain/directory.ts";
import { readRecord, writeSource } from "./source-record.ts";

/**
 * What a row of a file makes of the entry that stands in the directory, both as JSON. A file knows nothing of what
 * happened here since it was written: a newer verification and a newer word on room stay, and so do identifiers.
 */
export function mergeRow(row: string, base: string | undefined): string {
  if (base === undefined || base === row) return row;
  const [coming, stored] = [readRecord(row), readRecord(base)];
  const verified = later(coming.verified, stored.verified, ({ at }) => at);
  const capacity = later(coming.capacity, stored.capacity, ({ updatedAt }) => updatedAt);
  const identifiers = coming.identifiers ?? stored.identifiers;
  const merged: SourceRecord = {
    ...coming,
    ...(identifiers !== undefined && { identifiers }),
    ...(capacity !== undefined && { capacity }),
    ...(verified !== undefined && { verified }),
  };
  return writeSource(merged);
}

function later<Word>(
  coming: Word | undefined,
  stored: Word | undefined,
  momentOf: (word: Word) => number,
): Word | undefined {
  if (coming === undefined || stored === undefined) return coming ?? stored;
  return momentOf(coming) > momentOf(stored) ? coming : stored;
}
