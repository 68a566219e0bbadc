import type { Case } from "./case.ts";
import { DAY } from "./duration.ts";
import { outsideQuietHours } from "./reminder.ts";

/** A question that went out about one due check-in. */
export interface Asked {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly to: "owner" | "coordinator";
}

export interface NextCheckIn {
  /** Milliseconds since the epoch, never before now. */
  readonly at: number;
  /** "coordinator": whoever looks after the place hears that there is no news. */
  readonly to: Asked["to"];
}

export interface CheckInClock {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Minutes east of UTC at the place of the case. */
  readonly offsetMinutes: number;
  /** What went out for this due check-in, oldest first. */
  readonly asked: readonly Asked[];
  /** A member in good standing who has not blocked the bot. */
  readonly isOwnerThere: boolean;
}

const PAUSE = 2 * DAY;
const BEFORE_COORDINATOR = 2;
const WEEK = 7 * DAY;
/** After the coordinator was told; then the bot keeps still until somebody writes in the case. */
const WEEKLY = 4;

/**
 * When the next question goes out, and to whom: to the owner when it is due and once more 2 days later, then once to the coordinator,
 * for silence is what kills ("87 % got no feedback at all"), then weekly to the owner four times. Never in quiet hours. Of an owner
 * who is gone the coordinator hears at once. Undefined when nothing is to come: closed, none wanted, or all of it said.
 */
export function nextCheckIn(
  { state, owner, offer, watch, touchedAt, everyDays }: Case,
  clock: CheckInClock,
): NextCheckIn | undefined {
  const { now, offsetMinutes, asked, isOwnerThere } = clock;
  if (state === "closed" || watch.due === undefined) return undefined;
  const due = watch.due.at;
  const quietly = (at: number, to: Asked["to"]): NextCheckIn => ({
    at: outsideQuietHours(Math.max(at, due, now), offsetMinutes),
    to,
  });
  const last = asked.at(-1)?.at ?? due;
  const isTold = asked.some(({ to }) => to === "coordinator");
  // Who is asked to take it up has heard of it already.
  const isKnown = isTold || offer !== undefined;
  if (!isOwnerThere || owner === 0) return isKnown ? undefined : quietly(due, "coordinator");

  if (asked.length === 0) return quietly(due, "owner");
  const toOwner = asked.length - (isTold ? 1 : 0);
  if (!isTold && toOwner < BEFORE_COORDINATOR) return quietly(last + PAUSE, "owner");
  // Whoever writes in the case meanwhile is not silent.
  if (!isTold) return quietly(Math.max(last, touchedAt) + PAUSE, "coordinator");
  if (toOwner >= BEFORE_COORDINATOR + WEEKLY) return undefined;
  return quietly(last + Math.max(WEEK, (everyDays ?? 0) * DAY), "owner");
}
