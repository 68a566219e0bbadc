import type { Need } from "./need.ts";
import {
  CRITERIA,
  type Criterion,
  type Judged,
  judgeSource,
  kilometresTo,
  RANK_REASONS,
  type RankReasons,
} from "./rank-reasons.ts";
import { isRetired, type Source } from "./source.ts";

export interface RankedSource {
  readonly source: Source;
  readonly reasons: RankReasons;
  /** As the crow flies; left out when either end is not known. */
  readonly kilometres?: number;
}

export interface LeftOutSource {
  readonly source: Source;
  readonly reason: "retired" | "other category" | "has refused";
}

/** With a place it counts who serves it; with a shared location only, how far it is. */
export interface SourceSearch extends Judged {
  readonly need: Need;
  /** Ids of the sources that have refused this need. */
  readonly refusedBy: readonly string[];
}

export interface Ranking {
  /** Best first. */
  readonly ranked: readonly RankedSource[];
  readonly leftOut: readonly LeftOutSource[];
}

/**
 * Sources for a need: the first criterion that differs decides, then the shorter distance (an unknown one is the
 * longest), then the id, so the order is the same whoever asks. A source outside its area stays in the list, last:
 * who finds nothing near must not meet silence. After a refusal the next best one is the first here.
 * Source: domain rules, section 5, and referral rule 5.
 */
export function rankSources(sources: readonly Source[], search: SourceSearch): Ranking {
  const judged = sources.toSorted(compareIds).map((source) => ({ source, reason: whyLeftOut(source, search) }));
  return {
    ranked: judged
      .filter(({ reason }) => reason === undefined)
      .map(({ source }) => judgeRanked(source, search))
      .toSorted(compareRanked),
    leftOut: judged.flatMap(({ source, reason }) => (reason === undefined ? [] : [{ source, reason }])),
  };
}

function whyLeftOut(source: Source, { need, refusedBy }: SourceSearch): LeftOutSource["reason"] | undefined {
  if (isRetired(source)) return "retired";
  if (!source.categories.includes(need.category)) return "other category";
  return refusedBy.includes(source.id) ? "has refused" : undefined;
}

/** One source as it stands in a list. */
export function judgeRanked(source: Source, judged: Judged): RankedSource {
  const reasons = judgeSource(source, judged);
  const kilometres = kilometresTo(source, judged.coordinates);
  return kilometres === undefined ? { source, reasons } : { source, reasons, kilometres };
}

/** Sorting is stable, so what is equal here stays in the order of ids. */
function compareRanked(one: RankedSource, other: RankedSource): number {
  const differences = CRITERIA.map((criterion) => gradeIn(criterion, one) - gradeIn(criterion, other));
  const farthest = Number.MAX_VALUE;
  return (
    differences.find((difference) => difference !== 0) ?? (one.kilometres ?? farthest) - (other.kilometres ?? farthest)
  );
}

function gradeIn(criterion: Criterion, { reasons }: RankedSource): number {
  const fromBest: readonly string[] = RANK_REASONS[criterion];
  return fromBest.indexOf(reasons[criterion]);
}

function compareIds(one: Source, other: Source): number {
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
}
