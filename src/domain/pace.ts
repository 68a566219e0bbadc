/** Moments and durations in ms, of any one clock that never goes back. */
export interface Pace {
  readonly perSecond: number;
  readonly leastTravel: number;
  /** Under way: Telegram may count them at any moment from now. */
  readonly inFlight: number;
  /** When the places of ended sends are free again, earliest first; at most `perSecond` of them. */
  readonly freeAt: readonly number[];
  /** The moment from which the next start is spaced. */
  readonly lastDue: number;
  readonly pausedUntil: number;
}

export interface EndedSend {
  readonly startedAt: number;
  readonly endedAt: number;
  /** False for a broken connection or a time-out: it may still arrive. */
  readonly isAnswered: boolean;
  /** Seconds, of a 429. */
  readonly retryAfter?: number;
}

/** A second and a little, for clocks that count whole milliseconds. Costs 0.5 % of the rate. */
const WINDOW = 1_005;

/**
 * The first second is spread evenly, and each place then comes back at its own moment. From there on starts may be twice as
 * close: a place that starts late is late in every second after it, so a process that stood still for a moment has to make
 * up for it, or some of the rate is gone for good.
 */
const CLOSEST = 0.5;

/** How far behind a late start may be caught up with at once: a pause of the collector, not a pause of the broadcast. */
const CATCH_UP = 100;

/**
 * A pace for whoever sends in bulk. `leastTravel`: the shortest round trip measured so far, 0 where there is none; the
 * nearer to the truth from below, the more of the rate is used. Waits for a second, since nobody knows what an earlier run
 * sent in its last one.
 */
export function startPace(perSecond: number, leastTravel: number, now: number): Pace {
  return { perSecond, leastTravel, inFlight: 0, freeAt: [], lastDue: now, pausedUntil: now + WINDOW };
}

/**
 * When the next send may start, so that in any sliding second no more than the rate start, and none more arrive, however
 * long each of them travels. Undefined: as many are under way as fit into a second; ask again when one has ended.
 */
export function nextStart({ perSecond, inFlight, freeAt, lastDue, pausedUntil }: Pace): number | undefined {
  const isFirstSecond = inFlight + freeAt.length < perSecond;
  const place = isFirstSecond ? pausedUntil : freeAt[0];
  const apart = ((isFirstSecond ? 1 : CLOSEST) * 1_000) / perSecond;
  return place === undefined ? undefined : Math.max(place, pausedUntil, lastDue + apart);
}

/** Counts a send that starts now; undefined: it is too early, and it must not start. */
export function startSend(pace: Pace, now: number): Pace | undefined {
  const due = nextStart(pace);
  if (due === undefined || now < due) return undefined;
  const isFull = pace.inFlight + pace.freeAt.length >= pace.perSecond;
  return {
    ...pace,
    inFlight: pace.inFlight + 1,
    freeAt: isFull ? pace.freeAt.slice(1) : pace.freeAt,
    lastDue: Math.max(due, now - CATCH_UP),
  };
}

/**
 * Counts a send that has ended. One that was answered arrived at some moment before its end, by the way back at least,
 * and the next one in its place takes the way there at least: both together are the shortest round trip. After a 429
 * everybody waits, and the longest wait holds.
 */
export function endSend(pace: Pace, { startedAt, endedAt, isAnswered, retryAfter }: EndedSend): Pace {
  const leastTravel = isAnswered ? Math.min(pace.leastTravel, endedAt - startedAt) : pace.leastTravel;
  const free = endedAt + WINDOW - (isAnswered ? leastTravel : 0);
  const before = pace.freeAt.findLastIndex((moment) => moment <= free) + 1;
  return {
    ...pace,
    leastTravel,
    inFlight: pace.inFlight - 1,
    freeAt: pace.freeAt.toSpliced(before, 0, free),
    pausedUntil: retryAfter === undefined ? pace.pausedUntil : Math.max(pace.pausedUntil, endedAt + retryAfter * 1_000),
  };
}

/** Nothing starts before this moment: after a 429 that another answer got, or while Telegram is away. */
export function pausePace(pace: Pace, until: number): Pace {
  return { ...pace, pausedUntil: Math.max(pace.pausedUntil, until) };
}
