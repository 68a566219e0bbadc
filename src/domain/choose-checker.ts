import { DAY } from "./duration.ts";

export interface Candidate {
  /** Telegram user id. */
  readonly id: number;
  /** When this person was asked to check an entry, oldest first; ms since the epoch. */
  readonly asked: readonly number[];
}

export type CheckerChoice =
  | { readonly kind: "chosen"; readonly id: number }
  /** Those who could do it have been asked enough this week. */
  | { readonly kind: "all busy" }
  | { readonly kind: "nobody" };

interface Choosing {
  /** Who was asked before, or looked last: not the same person twice in a row. */
  readonly notThese: readonly number[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** People help gladly, and not for long when they are asked every day. */
export const CHECKS_A_WEEK = 3;
const WEEK = 7 * DAY;

/**
 * Who is asked to check an entry: of the nearest ring of people in which somebody is free, who was asked least this week,
 * then who has waited longest. The same people always give the same answer.
 */
export function chooseChecker(rings: readonly (readonly Candidate[])[], { notThese, now }: Choosing): CheckerChoice {
  const eligible = rings.map((ring) => ring.filter(({ id }) => !notThese.includes(id)));
  const free = eligible.map((ring) => ring.filter((one) => thisWeek(one, now) < CHECKS_A_WEEK));
  const [chosen] = (free.find((ring) => ring.length > 0) ?? []).toSorted(
    (one, other) => thisWeek(one, now) - thisWeek(other, now) || lastAsked(one) - lastAsked(other) || one.id - other.id,
  );
  if (chosen !== undefined) return { kind: "chosen", id: chosen.id };
  return eligible.some((ring) => ring.length > 0) ? { kind: "all busy" } : { kind: "nobody" };
}

function thisWeek({ asked }: Candidate, now: number): number {
  return asked.filter((at) => now - at < WEEK).length;
}

function lastAsked({ asked }: Candidate): number {
  return asked.at(-1) ?? 0;
}
