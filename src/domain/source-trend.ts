import { isFalling, resultOf, type SourceResult, type SourceScore, scoreOf } from "./quality.ts";
import type { Referral, RefusalReason } from "./referral.ts";

/** Why a person got no help, or not all of it. */
export type Shortfall = RefusalReason | "failed" | "out_of_touch" | "not_helped" | "partly";

export interface Fall {
  readonly source: string;
  /** How many got help, in full or in part, of the latest five and of those before. */
  readonly lately: { readonly helped: number; readonly of: number };
  readonly before: { readonly helped: number; readonly of: number };
  /** Of the latest five, the most frequent first. */
  readonly shortfalls: readonly (readonly [Shortfall, number])[];
}

export interface SourceTrend {
  readonly score: SourceScore;
  /** Only when the latest five outcomes lie below what was all but certain before. */
  readonly fall?: Fall;
}

const LATELY = 5;

/** What came of one referral, and when. */
export interface JudgedReferral {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly result: SourceResult;
  /** Left out of what was help. */
  readonly shortfall?: Shortfall;
}

/** How a source does, from all referrals to it in any order. Source: domain rules, section 5 (quality). */
export function trendOf(source: string, referrals: readonly Referral[]): SourceTrend {
  return trendFrom(
    source,
    referrals.flatMap((referral) => judge(referral) ?? []),
  );
}

/** The same from what is already judged, in any order. */
export function trendFrom(source: string, judgedReferrals: readonly JudgedReferral[]): SourceTrend {
  const judged = judgedReferrals.toSorted((one, other) => one.at - other.at);
  const results = judged.map(({ result }) => result);
  const [before, lately] = [results.slice(0, -LATELY), results.slice(-LATELY)];
  const score = scoreOf(results);
  if (!isFalling(before, lately)) return { score };
  const shortfalls = judged.slice(-LATELY).flatMap(({ shortfall }) => shortfall ?? []);
  return { score, fall: { source, lately: share(lately), before: share(before), shortfalls: tally(shortfalls) } };
}

/** Undefined while nothing can be said of the source. */
export function judge(referral: Referral): JudgedReferral | undefined {
  const result = resultOf(referral);
  if (result === undefined) return undefined;
  const shortfall = shortfallOf(referral, result);
  return { at: referral.latest?.when ?? referral.startedAt, result, ...(shortfall !== undefined && { shortfall }) };
}

/** The same number, so that nothing is written again. */
export function isSameScore(one: SourceScore, other: SourceScore): boolean {
  if (one.kind !== other.kind || one.outcomes !== other.outcomes) return false;
  return one.kind !== "score" || other.kind !== "score" || one.value === other.value;
}

function shortfallOf({ state, refusal }: Referral, result: SourceResult): Shortfall | undefined {
  if (result === "helped") return undefined;
  if (result === "partly") return "partly";
  if (state === "ditolak") return refusal ?? "other";
  if (state === "gagal") return "failed";
  return state === "tak_terhubungi" ? "out_of_touch" : "not_helped";
}

function share(results: readonly SourceResult[]): { helped: number; of: number } {
  return { helped: results.filter((result) => result !== "not helped").length, of: results.length };
}

function tally(shortfalls: readonly Shortfall[]): readonly (readonly [Shortfall, number])[] {
  const counts = new Map<Shortfall, number>();
  for (const shortfall of shortfalls) counts.set(shortfall, (counts.get(shortfall) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one);
}
