import { deadlineOf, URGENCIES } from "./need.ts";
import type { Referral } from "./referral.ts";
import { isEnded } from "./referral-state.ts";

/** Time until help must have arrived, in ms; negative once that time has passed. */
export interface TimeLeft {
  readonly deadline: number;
  readonly left: number;
}

type Timed = Pick<Referral, "state" | "need" | "sentAt" | "receivedAt">;

/** Undefined where no clock runs: before sending, after help has arrived, after the end. */
export function timeLeft({ state, need, sentAt, receivedAt }: Timed, now: number): TimeLeft | undefined {
  if (sentAt === undefined || receivedAt !== undefined || isEnded(state)) return undefined;
  const deadline = deadlineOf(need.urgency, sentAt);
  return { deadline, left: deadline - now };
}

export function isLate(referral: Timed, now: number): boolean {
  const time = timeLeft(referral, now);
  return time !== undefined && time.left < 0;
}

/**
 * What waits most for somebody's hand stands first: late ones, then the more urgent need, then the earlier deadline.
 * A draft has no deadline yet and stands as if it had been sent when it was written, so that none is forgotten.
 */
export function sortByNeedOfAction(referrals: readonly Referral[], now: number): readonly Referral[] {
  return referrals.toSorted(
    (one, other) =>
      Number(isLate(other, now)) - Number(isLate(one, now)) ||
      URGENCIES.indexOf(one.need.urgency) - URGENCIES.indexOf(other.need.urgency) ||
      dueOf(one) - dueOf(other) ||
      (one.code < other.code ? -1 : 1),
  );
}

function dueOf({ need, sentAt, startedAt }: Referral): number {
  return deadlineOf(need.urgency, sentAt ?? startedAt);
}
