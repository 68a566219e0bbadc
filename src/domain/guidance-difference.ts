import { type FieldValue, isLines, isSame } from "./guidance-item.ts";
import type { FieldChange } from "./guidance-update.ts";
import type { Localised } from "./language.ts";

/** One text that differs. null: it was not there, or is there no more. */
export interface Difference {
  readonly field: string;
  /** Counts from 1, in a field of several lines. */
  readonly line?: number;
  readonly old: string | Localised | null;
  readonly new: string | Localised | null;
}

/** What a reader must see of a change: of several lines only those that differ, and one that was put in or taken out moves no other. */
export function differencesOf(changes: readonly Pick<FieldChange, "field" | "old" | "new">[]): readonly Difference[] {
  return changes.flatMap((change): readonly Difference[] => {
    const { field, old, new: next } = change;
    if (!isLines(old) && !isLines(next)) return isSame(old, next) ? [] : [{ field, old, new: next }];
    return linesThatDiffer(linesIn(old), linesIn(next)).map((difference) => ({ field, ...difference }));
  });
}

function linesThatDiffer(old: readonly Localised[], next: readonly Localised[]): readonly Omit<Difference, "field">[] {
  const shorter = Math.min(old.length, next.length);
  let start = 0;
  while (start < shorter && isSame(old[start] ?? null, next[start] ?? null)) start += 1;
  let end = 0;
  while (end < shorter - start && isSame(old.at(-1 - end) ?? null, next.at(-1 - end) ?? null)) end += 1;
  const [before, after] = [old.slice(start, old.length - end), next.slice(start, next.length - end)];
  const count = Math.max(before.length, after.length);
  return Array.from({ length: count }, (_, index) => ({
    ...{ line: start + index + 1, old: before[index] ?? null, new: after[index] ?? null },
  })).filter((difference) => !isSame(difference.old, difference.new));
}

function linesIn(value: FieldValue): readonly Localised[] {
  return value !== null && isLines(value) ? value : [];
}
