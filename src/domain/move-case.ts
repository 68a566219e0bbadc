import { isWithin } from "./area.ts";
import type { Case, Review } from "./case.ts";
import type { CaseEntry, CaseEvent, CaseEventKind } from "./case-event.ts";
import { CASE_LIMITS } from "./case-limits.ts";
import { applyCaseEntry } from "./case-log.ts";
import { DAY, HOUR, MINUTE } from "./duration.ts";
import type { Actor } from "./referral.ts";
import { stoppingGates } from "./safety.ts";

/** The link with which a case is handed over; milliseconds. */
export const LINK_LASTS = 2 * DAY;

export type CaseRefusal =
  /** Not theirs: to them it does not exist. */
  | "not yours"
  /** Only a coordinator of the place or an admin may. */
  | "for coordinators"
  | "closed"
  | "still open"
  | "nothing offered"
  | "no help asked"
  | "to oneself"
  | "link too old"
  | "too many notes"
  /** First the danger, then what comes of a phase. */
  | "in danger"
  | "too long";

/** unchanged: it was so before, and is said so; nothing is logged for it, nor for a refusal. */
export type CaseMove =
  | { readonly kind: "moved"; readonly case: Case; readonly entry: CaseEntry }
  | { readonly kind: "unchanged" }
  | { readonly kind: "refused"; readonly reason: CaseRefusal };

/** They take somebody out of a danger, or out of the case: no limit stands in their way. */
const NEVER_LIMITED: readonly CaseEventKind[] = [
  ...(["danger", "help", "answer", "offer", "claim", "accept"] as const),
  ...(["decline", "withdraw", "take", "close", "reopen"] as const),
];
/** Within this time the same word about the same technique is one word. */
const SAME_WORD = HOUR;
const OF_THE_OFFER: readonly CaseEventKind[] = ["accept", "decline"];
const OF_COORDINATORS: readonly CaseEventKind[] = ["answer", "take"];

/**
 * What an event makes of a case, at a moment in ms since the epoch. The caller keeps case and entry together or neither.
 * Asked in this order: may this person, was it so before, can it be, is there room.
 */
export function moveCase(before: Case, event: CaseEvent, actor: Actor, at: number): CaseMove {
  const barrier = barrierFor(before, event, actor);
  if (barrier !== undefined) return { kind: "refused", reason: barrier };
  if (isSoAlready(before, event, actor) || isSaidJustNow(before, event, at)) return { kind: "unchanged" };
  const obstacle = obstacleTo(before, event, actor) ?? (isLinkTooOld(before, event, at) ? "link too old" : undefined);
  if (obstacle !== undefined) return { kind: "refused", reason: obstacle };

  const entry: CaseEntry = { who: { id: actor.id, role: actor.role }, when: at, what: event };
  return { kind: "moved", case: applyCaseEntry(before, entry), entry };
}

/** Who may see all of it: its owner, the coordinator of its place, and admins. To anybody else it does not exist. */
export function isConcernedByCase({ owner, place }: Pick<Case, "owner" | "place">, actor: Actor): boolean {
  if (actor.role === "admin" || (owner !== 0 && actor.id === owner)) return true;
  return isCoordinatorOf(place, actor);
}

/** Who is asked to take it sees what is told with the offer, and nothing else before taking it. */
export function isOfferedTo({ offer, state }: Case, { id }: Pick<Actor, "id">): boolean {
  return state === "open" && offer?.to !== undefined && offer.to === id;
}

export function isCoordinatorOf(area: string, { role, place }: Actor): boolean {
  return role === "coordinator" && place !== undefined && isWithin(area, place);
}

/** The secret of the link is the right to claim; it is gone once somebody has claimed it, or when the offer is over. */
function mayClaim({ offer, state }: Case, link: string, { id }: Actor): boolean {
  return state === "open" && offer !== undefined && (offer.link === link || offer.to === id);
}

function isLinkTooOld({ offer }: Case, event: CaseEvent, at: number): boolean {
  return event.kind === "claim" && offer !== undefined && at > offer.at + LINK_LASTS;
}

function barrierFor(before: Case, event: CaseEvent, actor: Actor): CaseRefusal | undefined {
  const { kind } = event;
  if (event.kind === "claim") return mayClaim(before, event.link, actor) ? undefined : "not yours";
  if (OF_THE_OFFER.includes(kind)) return isOfferedTo(before, actor) ? undefined : "not yours";
  if (!isConcernedByCase(before, actor)) return "not yours";
  const mayCoordinate = actor.role === "admin" || isCoordinatorOf(before.place, actor);
  return OF_COORDINATORS.includes(kind) && !mayCoordinate ? "for coordinators" : undefined;
}

function isSoAlready(before: Case, event: CaseEvent, actor: Actor): boolean {
  switch (event.kind) {
    case "retitle":
      return before.title === event.title;
    case "move place":
      return before.place === event.place;
    case "sides":
      return before.sides === event.count;
    case "check-in":
      return event.after !== undefined && event.after !== (before.checkIns.at(-1)?.at ?? 0);
    case "rhythm":
      return before.everyDays === event.everyDays;
    case "phase":
      return before.situation.phase === event.phase;
    case "close":
      return before.state === "closed" && before.outcome === event.outcome;
    case "take":
      return before.owner === actor.id;
    case "offer":
      return isSameOffer(before, event);
    case "claim":
      return before.offer?.to === actor.id;
    case "withdraw":
      return before.offer === undefined;
    case "help":
      return isAskedAlready(before, event);
    case "answer":
      return event.text === undefined && before.help?.answeredAt !== undefined;
    case "reopen":
      return before.state === "open";
    case "document":
      return event.reviewAt !== undefined && reviewOf(before, event.paper) !== undefined;
    case "review": {
      const review = reviewOf(before, event.paper);
      return review === undefined || review.held === event.held;
    }
    default:
      return false;
  }
}

/** A second tap of the same finger; said again on another day it is news. */
function isSaidJustNow({ tried, watch }: Case, event: CaseEvent, at: number): boolean {
  if (event.kind === "ask") {
    const later = at + event.inDays * DAY - (watch.due?.at ?? 0);
    return watch.due?.why === "chosen" && later >= 0 && later < MINUTE;
  }
  if (event.kind !== "tried") return false;
  const { technique, helped } = event;
  return tried.some((said) => said.technique === technique && said.helped === helped && at - said.at < SAME_WORD);
}

function reviewOf({ reviews }: Case, paper: string | undefined): Review | undefined {
  return reviews.find((review) => review.paper === paper);
}

/** An impatient finger calls once; words, and more urgency, are something new. */
function isAskedAlready({ help }: Case, { isUrgent, text }: CaseEvent & { readonly kind: "help" }): boolean {
  const isWaiting = help !== undefined && help.answeredAt === undefined;
  return isWaiting && text === undefined && (help.isUrgent || !isUrgent);
}

function isSameOffer({ offer }: Case, { to, link, reason }: CaseEvent & { readonly kind: "offer" }): boolean {
  return offer !== undefined && offer.to === to && offer.link === link && offer.reason === reason;
}

function obstacleTo(before: Case, event: CaseEvent, { id }: Actor): CaseRefusal | undefined {
  if (before.state === "closed" && !isForClosed(event)) return "closed";
  const receiver = event.kind === "offer" ? event.to : event.kind === "claim" ? id : undefined;
  if (receiver !== undefined && receiver === before.owner) return "to oneself";
  if (event.kind === "decline" && before.offer?.to !== id) return "nothing offered";
  if (event.kind === "answer" && before.help === undefined) return "no help asked";
  if (event.kind === "note" && before.notes >= CASE_LIMITS.notes) return "too many notes";
  if (event.kind === "phase" && before.dangers.length > 0) return "in danger";
  const isFull = before.version >= CASE_LIMITS.entries && !isNeverLimited(event);
  if (isFull) return "too long";
  return undefined;
}

/** A case ends when there is an agreement, or is passed up: whether the one was kept, and that the other was handed over, is told afterwards. */
function isForClosed(event: CaseEvent): boolean {
  const isHandedOver = event.kind === "document" && event.document === "export";
  return event.kind === "reopen" || event.kind === "review" || isHandedOver;
}

/** A check-in that tells of a danger is a danger. */
function isNeverLimited(event: CaseEvent): boolean {
  const isDanger = event.kind === "check-in" && stoppingGates(event.gates).length > 0;
  return isDanger || NEVER_LIMITED.includes(event.kind);
}
