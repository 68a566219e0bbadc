import { NATIONWIDE, provinceOf, regencyOf } from "./area.ts";
import { type Coordinates, distanceKilometres, isOpenAt, isStale, type Source, servedShare } from "./source.ts";

/** The criteria in the order in which they count, each from best to worst. */
export const RANK_REASONS = {
  place: [
    // For a place that was named.
    "serves the place",
    "serves part of the place",
    // For a shared location, of which only the distance is known.
    "within 5 km",
    "within 25 km",
    // For both: whoever serves everybody sits far away, and would else hide those of the place.
    "serves the whole country",
    // Outside of what a source serves, the nearer one is the likelier to say yes.
    "outside its area, same regency",
    "outside its area, same province",
    "outside its area, elsewhere",
    "within 100 km",
    "farther than 100 km",
    "distance unknown",
  ],
  opening: ["open now", "hours unknown", "closed now", "temporarily closed"],
  capacity: ["has room", "room unknown", "full"],
  quality: ["good quality", "quality unclear", "poor quality"],
  freshness: ["verified", "stale"],
} as const;
export type Criterion = keyof typeof RANK_REASONS;
export const CRITERIA: readonly Criterion[] = ["place", "opening", "capacity", "quality", "freshness"];

/** Why a source stands where it stands. */
export type RankReasons = { readonly [Of in Criterion]: (typeof RANK_REASONS)[Of][number] };

/** What a source is judged for. */
export interface Judged {
  /** Kemendagri code of where help is needed; left out when only a location was shared. */
  readonly place?: string;
  readonly coordinates?: Coordinates;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * The lower Wilson bound that is good, and the one that is poor. Between them lies what nobody knows yet, so a new
 * source is tried before a poor one. Bands and not the number: else distance would never count.
 */
const GOOD = 0.5;
const POOR = 0.2;

/** Kilometres that can be walked, ridden in an hour, and ridden in a day there and back. */
export const BANDS = [5, 25, 100] as const;

export function judgeSource(source: Source, { place, coordinates, now }: Judged): RankReasons {
  return {
    place: place === undefined ? judgeDistance(source, kilometresTo(source, coordinates)) : judgePlace(source, place),
    opening: judgeOpening(source, now),
    capacity: judgeCapacity(source),
    quality: judgeQuality(source),
    freshness: isStale(source, now) ? "stale" : "verified",
  };
}

function judgePlace(source: Source, asked: string): RankReasons["place"] {
  const share = servesLocally(source, asked);
  if (share !== "none") return share === "all" ? "serves the place" : "serves part of the place";
  if (source.areasServed.includes(NATIONWIDE)) return "serves the whole country";
  const regency = regencyOf(asked);
  if (regency !== undefined && regencyOf(source.place) === regency) return "outside its area, same regency";
  const isSameProvince = provinceOf(source.place) === provinceOf(asked);
  return isSameProvince ? "outside its area, same province" : "outside its area, elsewhere";
}

/** Without what it serves only because it serves everybody; unless everywhere is what was asked for. */
function servesLocally(source: Source, asked: string): ReturnType<typeof servedShare> {
  const areasServed = source.areasServed.filter((area) => area !== NATIONWIDE || asked === NATIONWIDE);
  const isNowhereElse = areasServed.length === 0 && source.areasServed.length > 0;
  return isNowhereElse ? "none" : servedShare({ place: source.place, areasServed }, asked);
}

/** As the crow flies; undefined when either end is not known. */
export function kilometresTo({ coordinates }: Source, from: Coordinates | undefined): number | undefined {
  return from === undefined || coordinates === undefined ? undefined : distanceKilometres(from, coordinates);
}

export function judgeDistance(source: Source, kilometres: number | undefined): RankReasons["place"] {
  const [walk, ride, day] = BANDS;
  if (kilometres !== undefined && kilometres <= walk) return "within 5 km";
  if (kilometres !== undefined && kilometres <= ride) return "within 25 km";
  if (source.areasServed.includes(NATIONWIDE)) return "serves the whole country";
  if (kilometres === undefined) return "distance unknown";
  return kilometres <= day ? "within 100 km" : "farther than 100 km";
}

function judgeOpening(source: Source, now: number): RankReasons["opening"] {
  if (source.status === "temporarily closed") return "temporarily closed";
  const isOpen = isOpenAt(source, now);
  if (isOpen === undefined) return "hours unknown";
  return isOpen ? "open now" : "closed now";
}

export function judgeCapacity({ capacity }: Pick<Source, "capacity">): RankReasons["capacity"] {
  if (capacity === undefined) return "room unknown";
  return capacity.available > 0 ? "has room" : "full";
}

export function judgeQuality({ quality }: Pick<Source, "quality">): RankReasons["quality"] {
  if (quality.kind === "too few") return "quality unclear";
  if (quality.value >= GOOD) return "good quality";
  return quality.value < POOR ? "poor quality" : "quality unclear";
}
