import { isWithin } from "./area.ts";
import { HOUR } from "./duration.ts";
import type { Actor, LogEntry, Referral, ReferralEvent } from "./referral.ts";
import { type Lack, lackOf } from "./referral-lack.ts";
import { applyEntry } from "./referral-log.ts";
import { canStep, isEnded, isStep, type ReferralState, STEPS } from "./referral-state.ts";

export const EVENT_KINDS = [
  "consent",
  "send",
  "acknowledge",
  "accept",
  "start",
  "receive",
  "close",
  "no_news",
  "hold",
  "resume",
  "refuse",
  "fail",
  "lose_touch",
  "cancel",
  "mistake",
] as const satisfies readonly ReferralEvent["kind"][];
export type ReferralEventKind = (typeof EVENT_KINDS)[number];

export type MoveRefusal = "not your referral" | "not your place" | "not from this state" | "already ended" | Lack;

/** unchanged: it was done before, and is said so; nothing is logged for it, nor for a refusal. */
export type Move =
  | { readonly kind: "moved"; readonly referral: Referral; readonly entry: LogEntry }
  | { readonly kind: "unchanged" }
  | { readonly kind: "refused"; readonly reason: MoveRefusal };

/** A second "no news" within this time is a second tap, not a second word. */
const SAME_WORD = HOUR;

/**
 * What an event makes of a referral, at a moment in ms since the epoch. The caller keeps referral and entry together
 * or neither. Asked in this order: may this person, was it done before, can it be done from here, is all there.
 * Source: domain rules, section 5, rules 1 to 6.
 */
export function move(referral: Referral, event: ReferralEvent, actor: Actor, at: number): Move {
  const barrier = barrierFor(referral, actor);
  if (barrier !== undefined) return { kind: "refused", reason: barrier };
  if (isDone(referral, event, at)) return { kind: "unchanged" };
  const to = targetOf(referral, event.kind);
  if (to === undefined) return { kind: "refused", reason: whyNot(referral.state) };
  const lack = lackOf(referral, event);
  if (lack !== undefined) return { kind: "refused", reason: lack };

  const entry: LogEntry = { who: { id: actor.id, role: actor.role }, when: at, from: referral.state, to, why: event };
  return { kind: "moved", referral: applyEntry(referral, entry), entry };
}

/** What this person can do now, as buttons: each moves once the reason, word or outcome it asks for is given. */
export function allowedEvents(referral: Referral, actor: Actor): readonly ReferralEventKind[] {
  if (barrierFor(referral, actor) !== undefined) return [];
  return EVENT_KINDS.filter(
    (kind) =>
      targetOf(referral, kind) !== undefined &&
      !(kind === "send" && referral.consent === undefined && referral.need.urgency !== "emergency"),
  );
}

/** Who may see and move it: its owner, the coordinator of its place, and admins. To anybody else it does not exist. */
export function isConcerned(referral: Referral, actor: Actor): boolean {
  return barrierFor(referral, actor) === undefined;
}

function barrierFor(referral: Referral, { id, role, place }: Actor): MoveRefusal | undefined {
  if (role === "admin" || id === referral.owner) return undefined;
  if (role === "volunteer") return "not your referral";
  return place !== undefined && isWithin(referral.place, place) ? undefined : "not your place";
}

function isDone({ state, latest, consent, noNewsAt, client }: Referral, event: ReferralEvent, at: number): boolean {
  if (event.kind === "consent") return consent !== undefined;
  if (event.kind === "no_news") return !isEnded(state) && noNewsAt !== undefined && at < noNewsAt + SAME_WORD;
  if (event.kind === "resume") return latest?.why.kind === "resume";
  if (event.kind !== "receive") return state === STEPS[event.kind].to;
  return (
    state === STEPS.receive.to &&
    event.client?.word === client?.word &&
    event.client?.didFit === client?.didFit &&
    event.client?.wasRespected === client?.wasRespected
  );
}

function whyNot(state: ReferralState): MoveRefusal {
  return isEnded(state) ? "already ended" : "not from this state";
}

/** The state after an event of this kind; undefined where it cannot happen. */
function targetOf({ state, heldFrom, consent }: Referral, kind: ReferralEventKind): ReferralState | undefined {
  if (isStep(kind)) return canStep(kind, state, heldFrom) ? STEPS[kind].to : undefined;
  if (isEnded(state)) return undefined;
  if (kind === "consent") return consent === undefined ? state : undefined;
  if (kind === "no_news") return state === "draf" ? undefined : state;
  return state === "tertahan" ? heldFrom : undefined;
}
