import type { Phase } from "./phase.ts";
import { type GateId, isMediationBarred, stoppingGates } from "./safety.ts";
import type { SignalId } from "./signal.ts";
import type { Situation } from "./situation.ts";

export const ROLES = ["mediator", "fasilitator", "broker"] as const;
export type Role = (typeof ROLES)[number];

/** The signals that call for a role. A broker's need is met in any phase, beside the other role. */
export const ROLE_SIGNALS: Readonly<Record<Role, readonly SignalId[]>> = {
  mediator: ["S4", "S5", "S6", "S7", "S8", "S9", "S13", "S14", "S15"],
  fasilitator: ["S16", "S17", "S18", "S19", "S20", "S21", "S27", "S28"],
  broker: ["S22", "S23", "S24", "S26"],
};

const PHASE_ROLE: Readonly<Record<Phase, Role>> = {
  prakonflik: "fasilitator",
  konflik: "mediator",
  pascakonflik: "fasilitator",
};

/** Why a role is there: its ticked signals, and what else decided it. */
export interface RoleReason {
  readonly role: Role;
  readonly signals: readonly SignalId[];
  readonly ground: "phase" | "signals" | "need" | "parties not ready" | "not ripe";
}

export type RoleAdvice =
  | { readonly kind: "stop"; readonly gates: readonly GateId[] }
  | { readonly kind: "roles"; readonly first: RoleReason; readonly also: readonly RoleReason[] };

/** An open conflict with nobody to mediate yet, or with parties that nobody knows: facilitator tasks open it up. */
const OPEN_THE_WAY: RoleReason = { role: "fasilitator", signals: [], ground: "parties not ready" };

/**
 * The role for a situation, and the roles beside it, the first one first.
 * An active safety gate stops everything except R10, which only takes mediation away.
 * Source: seed (roles and phases), UN guidance on consent (R10), domain rules "Role after the gate".
 */
export function recommendRole(situation: Situation): RoleAdvice {
  const stops = stoppingGates(situation.gates);
  if (stops.length > 0) return { kind: "stop", gates: stops };

  const called = ROLES.map((role) => reasonFor(role, situation)).filter((reason) => reason !== undefined);
  // A need stands beside the other role and never in its place.
  const eligible = called.some(({ role }) => role !== "broker") ? called : [OPEN_THE_WAY, ...called];
  const own = PHASE_ROLE[situation.phase];
  // toSorted is stable: what stays equal keeps the order mediator, fasilitator, broker.
  const [first = OPEN_THE_WAY, ...also] = eligible.toSorted(
    (a, b) => b.signals.length - a.signals.length || Number(b.role === own) - Number(a.role === own),
  );
  return { kind: "roles", first, also };
}

function reasonFor(role: Role, situation: Situation): RoleReason | undefined {
  const signals = ROLE_SIGNALS[role].filter((signal) => situation.signals.includes(signal));
  const ground = { mediator: mediatorGround, fasilitator: facilitatorGround, broker: brokerGround }[role](
    situation,
    signals,
  );
  return ground === undefined ? undefined : { role, signals, ground };
}

function mediatorGround(situation: Situation, signals: readonly SignalId[]): RoleReason["ground"] | undefined {
  const isOpen = situation.phase === "konflik";
  const areKnown = situation.parties === "identified";
  return isOpen && areKnown && signals.length > 0 && !isMediationBarred(situation.gates) ? "signals" : undefined;
}

function facilitatorGround(situation: Situation, signals: readonly SignalId[]): RoleReason["ground"] | undefined {
  if (situation.phase !== "konflik") return "phase";
  if (isMediationBarred(situation.gates)) return "not ripe";
  return signals.length > 0 ? "parties not ready" : undefined;
}

function brokerGround(_situation: Situation, signals: readonly SignalId[]): RoleReason["ground"] | undefined {
  return signals.length > 0 ? "need" : undefined;
}
