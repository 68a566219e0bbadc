import {
  CRITERIA,
  type Criterion,
  judgeCapacity,
  judgeQuality,
  RANK_REASONS,
  type RankReasons,
} from "../domain/rank-reasons.ts";
import type { Source } from "../domain/source.ts";
import { type HoursBook, NO_HOURS } from "./hours-book.ts";
import { foldName } from "./name-search.ts";

/** A source, with what can be judged of it before anybody asks. */
export interface Entry {
  readonly source: Source;
  /** Where it stands among all entries. */
  readonly slot: number;
  /** What of it can be weighed beforehand, and the number of its hours, in one small integer. */
  readonly traits: number;
  /** Folded, to be found by. */
  readonly name: string;
}

/** What one step in a criterion weighs: more than all steps in those after it. */
const WEIGHTS = Object.fromEntries(
  CRITERIA.map((criterion, index) => [
    criterion,
    CRITERIA.slice(index + 1).reduce((product, lesser) => product * RANK_REASONS[lesser].length, 1),
  ]),
) as Readonly<Record<Criterion, number>>;

function weigh<Of extends Criterion>(criterion: Of, reason: (typeof RANK_REASONS)[Of][number]): number {
  return (RANK_REASONS[criterion] as readonly string[]).indexOf(reason) * WEIGHTS[criterion];
}

const UNKNOWN = weigh("opening", "hours unknown");
const CLOSED_FOR_NOW = weigh("opening", "temporarily closed");
export const STALE = weigh("freshness", "stale");

/** "open now" weighs nothing. */
export const CLOSED = weigh("opening", "closed now");

/** The weight of a place reason; less is better, as everywhere here. */
export const PLACE_WEIGHTS = Object.fromEntries(
  RANK_REASONS.place.map((reason) => [reason, weigh("place", reason)]),
) as Readonly<Record<(typeof RANK_REASONS.place)[number], number>>;

/** A weight says all reasons: each once, so that an answer needs no second look at its source. */
const REASONS: readonly RankReasons[] = Array.from(
  { length: WEIGHTS.place * RANK_REASONS.place.length },
  (_, weight) =>
    Object.fromEntries(
      CRITERIA.map((criterion) => {
        const reasons = RANK_REASONS[criterion];
        return [criterion, reasons[Math.floor(weight / WEIGHTS[criterion]) % reasons.length]];
      }),
    ) as unknown as RankReasons,
);

/** The next step weighs more in place than this one, whatever its other grades. */
export const NEXT_PLACE = WEIGHTS.place;

/** Weights without place need so many bits of the traits; the number of the hours stands above them. */
const WEIGHT_BITS = Math.ceil(Math.log2(WEIGHTS.place));
const WEIGHT_MASK = 2 ** WEIGHT_BITS - 1;

export function createEntry(source: Source, slot: number, book: HoursBook): Entry {
  const { status, hours } = source;
  const isClosedForNow = status === "temporarily closed";
  const number = isClosedForNow ? NO_HOURS : book.numberOf(hours);
  const opening = isClosedForNow ? CLOSED_FOR_NOW : number === NO_HOURS ? UNKNOWN : 0;
  const fixed = opening + weigh("capacity", judgeCapacity(source)) + weigh("quality", judgeQuality(source));
  return {
    ...{ source, slot },
    traits: (number << WEIGHT_BITS) | fixed,
    name: foldName(source),
  };
}

/** The weight of all that depends neither on the moment nor on who asks. */
export function fixedWeight(traits: number): number {
  return traits & WEIGHT_MASK;
}

/** Number of its hours in the book. */
export function hoursNumber(traits: number): number {
  return traits >> WEIGHT_BITS;
}

/** Of a whole weight. */
export function reasonsOf(weight: number): RankReasons {
  const reasons = REASONS[weight];
  if (reasons === undefined) throw new RangeError(`No source weighs ${weight}.`);
  return reasons;
}
