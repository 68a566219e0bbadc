import type { SourceRecord } from "./directory.ts";

/**
 * What a row of a file makes of the entry that stands in the directory. A file knows nothing of what happened here since
 * it was written: a newer verification and a newer word on room stay, and so do identifiers.
 */
export function mergeRecord(coming: SourceRecord, stored: SourceRecord): SourceRecord {
  const verified = later(coming.verified, stored.verified, ({ at }) => at);
  const capacity = later(coming.capacity, stored.capacity, ({ updatedAt }) => updatedAt);
  const identifiers = coming.identifiers ?? stored.identifiers;
  return {
    ...coming,
    ...(identifiers !== undefined && { identifiers }),
    ...(capacity !== undefined && { capacity }),
    ...(verified !== undefined && { verified }),
  };
}

function later<Word>(
  coming: Word | undefined,
  stored: Word | undefined,
  momentOf: (word: Word) => number,
): Word | undefined {
  if (coming === undefined || stored === undefined) return coming ?? stored;
  return momentOf(coming) > momentOf(stored) ? coming : stored;
}
