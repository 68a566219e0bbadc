import { CRITERIA, type Criterion, judgeCapacity, judgeQuality, RANK_REASONS } from "../domain/rank-reasons.ts";
import { type Source, STALE_AFTER } from "../domain/source.ts";
import { foldName } from "./name-search.ts";
import { isOpenIn, openMinutes } from "./open-minutes.ts";

/** A source, with what can be judged of it before anybody asks. */
export interface Entry {
  readonly source: Source;
  /** Grades that do not depend on who asks and when: capacity and quality. */
  readonly merit: number;
  /** Folded, to be found by. */
  readonly name: string;
  readonly open: readonly number[] | undefined;
  readonly isClosedForNow: boolean;
  /** Milliseconds since the epoch; never: minus infinity. */
  readonly verifiedAt: number;
  /** Number of the latest search that has met it: it may stand in several lists. */
  metBy: number;
}

export interface Moment {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The same in minutes of the week, UTC. */
  readonly minute: number;
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

const OPEN = weigh("opening", "open now");
const UNKNOWN = weigh("opening", "hours unknown");
const CLOSED = weigh("opening", "closed now");
const CLOSED_FOR_NOW = weigh("opening", "temporarily closed");
const STALE = weigh("freshness", "stale");

/** The weight of a place reason; less is better, as everywhere here. */
export const PLACE_WEIGHTS = Object.fromEntries(
  RANK_REASONS.place.map((reason) => [reason, weigh("place", reason)]),
) as Readonly<Record<(typeof RANK_REASONS.place)[number], number>>;

export function createEntry(source: Source): Entry {
  return {
    source,
    merit: weigh("capacity", judgeCapacity(source)) + weigh("quality", judgeQuality(source)),
    name: foldName(source),
    open: source.hours === undefined ? undefined : openMinutes(source.hours),
    isClosedForNow: source.status === "temporarily closed",
    verifiedAt: source.verified?.at ?? Number.NEGATIVE_INFINITY,
    metBy: 0,
  };
}

/** All criteria but the place in one number: less is better. */
export function gradeOf({ merit, open, isClosedForNow, verifiedAt }: Entry, { now, minute }: Moment): number {
  const freshness = now - verifiedAt >= STALE_AFTER ? STALE : 0;
  if (isClosedForNow) return CLOSED_FOR_NOW + merit + freshness;
  if (open === undefined) return UNKNOWN + merit + freshness;
  return (isOpenIn(open, minute) ? OPEN : CLOSED) + merit + freshness;
}
