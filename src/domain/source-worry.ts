import type { WrongEntry } from "./directory.ts";
import { isRetired, isStale, type Source } from "./source.ts";

/** Why somebody should look at a source. */
export const SOURCE_WORRIES = ["quality", "complaints", "stale"] as const;
export type SourceWorry = (typeof SOURCE_WORRIES)[number];

export interface WorryingSource {
  readonly source: Source;
  /** Open reports that its entry is wrong. */
  readonly complaints: number;
}

export interface SourceWorries {
  /** The most worrying first. */
  readonly first: readonly WorryingSource[];
  /** All there are, also those that are not in `first`. */
  readonly total: number;
}

/** A share of helped people that is all but certain and no reason to worry. */
const GOOD_ENOUGH = 0.5;

/**
 * The worst by score, by open reports, or by how long ago somebody looked. Retired sources worry nobody any more.
 * Goes once over the sources and holds no more than `limit` of them: a directory has a hundred thousand.
 */
export function worryingSources(
  sources: Iterable<Source>,
  worry: SourceWorry,
  { reports, now, limit }: { readonly reports: readonly WrongEntry[]; readonly now: number; readonly limit: number },
): SourceWorries {
  const complaints = countComplaints(reports);
  const first: { readonly worrying: WorryingSource; readonly grade: number }[] = [];
  let total = 0;
  for (const source of sources) {
    const worrying = { source, complaints: complaints.get(source.id) ?? 0 };
    const grade = gradeOf(worrying, worry, now);
    if (grade === undefined) continue;
    total++;
    const position = first.findLastIndex((better) => better.grade <= grade) + 1;
    if (position >= limit) continue;
    first.splice(position, 0, { worrying, grade });
    first.length = Math.min(first.length, limit);
  }
  return { first: first.map(({ worrying }) => worrying), total };
}

/** The lower the more worrying; undefined for no worry of this kind. */
function gradeOf({ source, complaints }: WorryingSource, worry: SourceWorry, now: number): number | undefined {
  if (isRetired(source)) return undefined;
  switch (worry) {
    case "quality":
      return source.quality.kind === "score" && source.quality.value < GOOD_ENOUGH ? source.quality.value : undefined;
    case "complaints":
      return complaints > 0 ? -complaints : undefined;
    case "stale":
      return isStale(source, now) ? (source.verified?.at ?? 0) : undefined;
  }
}

function countComplaints(reports: readonly WrongEntry[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { source } of reports) counts.set(source, (counts.get(source) ?? 0) + 1);
  return counts;
}
