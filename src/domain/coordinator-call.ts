import type { Case } from "./case.ts";
import { DAY, HOUR } from "./duration.ts";
import { LINK_LASTS } from "./move-case.ts";
import { outsideQuietHours } from "./reminder.ts";

export const CALL_KINDS = ["help", "hand-over"] as const;
export type CallKind = (typeof CALL_KINDS)[number];

/** Something of a case that waits for whoever looks after its place. */
export interface CoordinatorCall {
  readonly kind: CallKind;
  /** When it was asked; ms since the epoch. With the kind it names the call: asked anew, it is another one. */
  readonly at: number;
  readonly isUrgent: boolean;
}

/** What went out for a call: in which round, when (ms since the epoch), and to how many people. */
export interface CallTold extends Pick<CoordinatorCall, "kind"> {
  readonly callAt: number;
  readonly round: number;
  readonly at: number;
  readonly count: number;
}

/** Remembers what went out, without saying to whom. Throws StoreAway. */
export interface CallNotes {
  /** Oldest first. */
  told(code: string): Promise<readonly CallTold[]>;
  note(code: string, told: CallTold): Promise<void>;
}

export interface CallClock {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Minutes east of UTC at the place of the case. */
  readonly offsetMinutes: number;
  /** What went out for the case so far, whatever it was for. */
  readonly told: readonly CallTold[];
}

/** The first and the second time whoever is nearest is told, the third time everybody up to the admins. */
export const CALL_ROUNDS = 3;
const USUAL_PAUSE = DAY;
const URGENT_PAUSE = 2 * HOUR;

/** Unanswered help, and a case that was put into the hands of the coordinator. */
export function callsOf({ state, help, offer }: Case): readonly CoordinatorCall[] {
  if (state === "closed") return [];
  const isHelpOpen = help !== undefined && help.answeredAt === undefined;
  const isForCoordinator = offer !== undefined && offer.link === undefined && (offer.to ?? 0) === 0;
  return [
    ...(isHelpOpen ? [{ kind: "help", at: help.askedAt, isUrgent: help.isUrgent } as const] : []),
    ...(isForCoordinator
      ? [{ kind: "hand-over", at: offer.at, isUrgent: offer.reason === "threatened" } as const]
      : []),
  ];
}

/**
 * When it is told next (ms since the epoch, never before now), counted from 0: at once, after 24 hours without an answer,
 * and after 24 more to everybody up to the admins; 2 hours each when it is urgent. Nobody is woken by a repetition that is
 * not urgent. Undefined after the last.
 */
export function nextRound(call: CoordinatorCall, { now, offsetMinutes, told }: CallClock) {
  const sent = told.filter(({ kind, callAt }) => kind === call.kind && callAt === call.at);
  const round = sent.length;
  const last = sent.at(-1);
  if (round >= CALL_ROUNDS) return undefined;
  if (last === undefined) return { round, at: Math.max(now, call.at) };
  const due = Math.max(now, last.at + (call.isUrgent ? URGENT_PAUSE : USUAL_PAUSE));
  return { round, at: call.isUrgent ? due : outsideQuietHours(due, offsetMinutes) };
}

/**
 * Of a case whose volunteer is gone, at a moment in ms since the epoch: nobody has been asked to take it, or whoever was
 * asked has said nothing for as long as a link lasts.
 */
export function isWithoutHands({ state, offer }: Case, now: number): boolean {
  if (state === "closed") return false;
  if (offer === undefined || offer.link !== undefined) return true;
  return offer.to !== undefined && offer.to !== 0 && now > offer.at + LINK_LASTS;
}

/** The longest waiting first; what is urgent before it. */
export function sortByCall(cases: readonly Case[]): readonly Case[] {
  const waiting = cases.filter((one) => callsOf(one).length > 0);
  return waiting.toSorted(
    (one, other) => Number(isUrgentIn(other)) - Number(isUrgentIn(one)) || firstCall(one) - firstCall(other),
  );
}

export function isUrgentIn(one: Case): boolean {
  return callsOf(one).some(({ isUrgent }) => isUrgent);
}

/** Ms since the epoch; a case without a call gives Infinity. */
export function firstCall(one: Case): number {
  return Math.min(...callsOf(one).map(({ at }) => at));
}
