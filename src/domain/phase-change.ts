import type { Case } from "./case.ts";
import type { CheckIn } from "./check-in.ts";
import type { Phase } from "./phase.ts";
import { type Role, type RoleReason, recommendRole } from "./role.ts";
import { NO_MEDIATION, stoppingGates } from "./safety.ts";

type InPhase = Pick<Case, "situation">;

/** After the conflict there are losses, whether anybody has named a need yet or not. Source: seed, "fasilitator dan broker". */
const AFTER_CONFLICT: RoleReason = { role: "broker", signals: [], ground: "phase" };

/**
 * The roles that a case has in a phase, the first one first, with their reasons. The dangers are asked elsewhere: of them only
 * the refusal of a party counts here. Never empty.
 */
export function rolesInPhase({ situation }: InPhase, phase: Phase): readonly RoleReason[] {
  const gates = situation.gates.filter((gate) => gate === NO_MEDIATION);
  const advice = recommendRole({ ...situation, phase, gates, tried: [] });
  if (advice.kind === "stop") return [];
  const roles = [advice.first, ...advice.also];
  const isBrokerMissing = phase === "pascakonflik" && roles.every(({ role }) => role !== "broker");
  return isBrokerMissing ? [...roles, AFTER_CONFLICT] : roles;
}

/**
 * A phase to ask the volunteer about, after the newest check-in of a case: green twice in an open conflict, or red where there is none.
 * Only the volunteer changes it. Undefined while a danger is on.
 */
export function suggestPhase({
  situation,
  checkIns,
  isUntold,
}: Pick<Case, "situation" | "checkIns" | "isUntold">): Phase | undefined {
  if (isUntold) return undefined;
  const [before, now] = checkIns.slice(-2).length === 2 ? checkIns.slice(-2) : [undefined, checkIns.at(-1)];
  if (now === undefined || isDangerous(now)) return undefined;
  const isOpen = situation.phase === "konflik";
  if (isOpen) return now.colour === "green" && before?.colour === "green" ? "pascakonflik" : undefined;
  return now.colour === "red" ? "konflik" : undefined;
}

function isDangerous({ gates }: CheckIn): boolean {
  return stoppingGates(gates).length > 0;
}

/** What whoever did the work until now tells whoever does it from now on, who may be the same person. */
export const HAND_OVER_ITEMS = [
  "agreements",
  "heard",
  "issues",
  "speakers",
  "missing",
  "ties",
  "goals",
  "needs",
  "sources",
  "promises",
  "stance",
  "dangers",
] as const;
export type HandOverItem = (typeof HAND_OVER_ITEMS)[number];

/** From the role that was to the role that begins. Source: seed, the tasks of the role that begins, and what they need to know. */
const ITEMS: Readonly<Record<Role, Readonly<Record<Role, readonly HandOverItem[]>>>> = {
  mediator: {
    mediator: [],
    fasilitator: ["agreements", "heard", "issues", "missing", "promises"],
    broker: ["needs", "promises"],
  },
  fasilitator: {
    mediator: ["speakers", "heard", "issues", "ties", "stance"],
    fasilitator: [],
    broker: ["goals", "needs", "promises"],
  },
  broker: {
    mediator: ["sources", "promises", "stance"],
    fasilitator: ["sources", "needs", "promises"],
    broker: [],
  },
};

/** What stays to be told when no role begins. */
const ALWAYS: readonly HandOverItem[] = ["promises", "dangers"];

interface Standing {
  readonly phase: Phase;
  readonly roles: readonly Role[];
}

/** Why the roles change: the way the conflict went. */
export type ShiftGround = "opened" | "calmed" | "closed over" | "flared up" | "passed by" | "brewing again";

export interface HandOver {
  readonly ends: readonly Role[];
  readonly begins: readonly Role[];
  readonly stays: readonly Role[];
  readonly ground: ShiftGround;
  readonly items: readonly HandOverItem[];
}

/** Which roles end and begin between two phases, why, and what to hand over. Undefined when the phase is the same. */
export function handOver(before: Standing, after: Standing): HandOver | undefined {
  const ground = groundOf(before.phase, after.phase);
  if (ground === undefined) return undefined;
  const begins = after.roles.filter((role) => !before.roles.includes(role));
  const told = new Set([...before.roles.flatMap((from) => begins.flatMap((to) => ITEMS[from][to])), ...ALWAYS]);
  return {
    ...{ ground, begins },
    ends: before.roles.filter((role) => !after.roles.includes(role)),
    stays: after.roles.filter((role) => before.roles.includes(role)),
    items: HAND_OVER_ITEMS.filter((item) => told.has(item)),
  };
}

function groundOf(from: Phase, to: Phase): ShiftGround | undefined {
  const grounds: Readonly<Record<Phase, Readonly<Partial<Record<Phase, ShiftGround>>>>> = {
    prakonflik: { konflik: "opened", pascakonflik: "passed by" },
    konflik: { pascakonflik: "calmed", prakonflik: "closed over" },
    pascakonflik: { konflik: "flared up", prakonflik: "brewing again" },
  };
  return grounds[from][to];
}
