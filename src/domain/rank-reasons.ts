import { isOpenAt, isStale, type Source, servedShare } from "./source.ts";

/** The criteria in the order in which they count, each from best to worst. */
export const RANK_REASONS = {
  place: ["serves the place", "serves part of the place", "outside its area"],
  opening: ["open now", "hours unknown", "closed now", "temporarily closed"],
  capacity: ["has room", "room unknown", "full"],
  quality: ["good quality", "quality unclear", "poor quality"],
  freshness: ["verified", "stale"],
} as const;
export type Criterion = keyof typeof RANK_REASONS;
export const CRITERIA: readonly Criterion[] = ["place", "opening", "capacity", "quality", "freshness"];

/** Why a source stands where it stands. */
export type RankReasons = { readonly [Of in Criterion]: (typeof RANK_REASONS)[Of][number] };

/**
 * The lower Wilson bound that is good, and the one that is poor. Between them lies what nobody knows yet, so a new
 * source is tried before a poor one. Bands and not the number: else distance would never count.
 */
const GOOD = 0.5;
const POOR = 0.2;

/** Judges one source for a place (Kemendagri code) at a moment (ms since the epoch). */
export function judgeSource(source: Source, place: string, now: number): RankReasons {
  return {
    place: judgePlace(source, place),
    opening: judgeOpening(source, now),
    capacity: judgeCapacity(source),
    quality: judgeQuality(source),
    freshness: isStale(source, now) ? "stale" : "verified",
  };
}

function judgePlace(source: Source, place: string): RankReasons["place"] {
  const reasons = { all: "serves the place", part: "serves part of the place", none: "outside its area" } as const;
  return reasons[servedShare(source, place)];
}

function judgeOpening(source: Source, now: number): RankReasons["opening"] {
  if (source.status === "temporarily closed") return "temporarily closed";
  const isOpen = isOpenAt(source, now);
  if (isOpen === undefined) return "hours unknown";
  return isOpen ? "open now" : "closed now";
}

function judgeCapacity({ capacity }: Source): RankReasons["capacity"] {
  if (capacity === undefined) return "room unknown";
  return capacity.available > 0 ? "has room" : "full";
}

function judgeQuality({ quality }: Source): RankReasons["quality"] {
  if (quality.kind === "too few") return "quality unclear";
  if (quality.value >= GOOD) return "good quality";
  return quality.value < POOR ? "poor quality" : "quality unclear";
}
