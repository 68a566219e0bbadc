import { isWithin } from "./area.ts";
import type { Case } from "./case.ts";
import type { CaseEntry, CaseEvent, CaseEventKind } from "./case-event.ts";
import { CASE_LIMITS } from "./case-limits.ts";
import { applyCaseEntry } from "./case-log.ts";
import type { Actor } from "./referral.ts";

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
  | "too many notes"
  | "too long";

/** unchanged: it was so before, and is said so; nothing is logged for it, nor for a refusal. */
export type CaseMove =
  | { readonly kind: "moved"; readonly case: Case; readonly entry: CaseEntry }
  | { readonly kind: "unchanged" }
  | { readonly kind: "refused"; readonly reason: CaseRefusal };

/** They take somebody out of a danger, or out of the case: no limit stands in their way. */
const NEVER_LIMITED: readonly CaseEventKind[] = [
  ...(["danger", "help", "answer", "offer", "accept", "decline", "withdraw", "take", "close", "reopen"] as const),
];
const OF_THE_OFFER: readonly CaseEventKind[] = ["accept", "decline"];
const OF_COORDINATORS: readonly CaseEventKind[] = ["answer", "take"];

/**
 * What an event makes of a case, at a moment in ms since the epoch. The caller keeps case and entry together or neither.
 * Asked in this order: may this person, was it so before, can it be, is there room.
 */
export function moveCase(before: Case, event: CaseEvent, actor: Actor, at: number): CaseMove {
  const barrier = barrierFor(before, event.kind, actor);
  if (barrier !== undefined) return { kind: "refused", reason: barrier };
  if (isSoAlready(before, event, actor)) return { kind: "unchanged" };
  const obstacle = obstacleTo(before, event, actor);
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

function barrierFor(before: Case, kind: CaseEventKind, actor: Actor): CaseRefusal | undefined {
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
    case "rhythm":
      return before.everyDays === event.everyDays;
    case "phase":
      return before.situation.phase === event.phase;
    case "close":
      return before.state === "closed" && before.outcome === event.outcome;
    case "take":
      return before.owner === actor.id;
    case "offer":
      return before.offer !== undefined && before.offer.to === event.to && before.offer.reason === event.reason;
    case "withdraw":
      return before.offer === undefined;
    case "reopen":
      return before.state === "open";
    default:
      return false;
  }
}

function obstacleTo(before: Case, event: CaseEvent, { id }: Actor): CaseRefusal | undefined {
  if (before.state === "closed" && event.kind !== "reopen") return "closed";
  if (event.kind === "offer" && event.to !== undefined && event.to === before.owner) return "to oneself";
  if (event.kind === "decline" && before.offer?.to !== id) return "nothing offered";
  if (event.kind === "answer" && before.help === undefined) return "no help asked";
  if (event.kind === "note" && before.notes >= CASE_LIMITS.notes) return "too many notes";
  const isFull = before.version >= CASE_LIMITS.entries && !NEVER_LIMITED.includes(event.kind);
  if (isFull) return "too long";
  return undefined;
}
