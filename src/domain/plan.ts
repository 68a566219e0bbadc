import type { Suggestion } from "./guidance.ts";
import type { Role } from "./role.ts";
import type { TechniqueId } from "./technique.ts";

export interface Plan {
  /** What to do first, second, third. */
  readonly steps: readonly TechniqueId[];
  /** What holds during every step. */
  readonly allAlong: readonly TechniqueId[];
}

const ALL_ALONG: readonly TechniqueId[] = ["M4"];

/**
 * The usual order of the work, role by role. Source: domain rules, "Usual order in an open conflict".
 * Facilitator: who comes and why (F1, F2); let them talk (F3) and settle a mild quarrel (F12) before it hides
 * the rest; what they share (F4); the problem (F7) and what must be learnt about it (F5); goals (F8), ways (F9),
 * a first thing done together (F6), the tasks (F10), and relations that last (F11).
 */
const USUAL_ORDER: Readonly<Record<Role, readonly TechniqueId[]>> = {
  mediator: ["M8", "M2", "M6", "M5", "M3", "M1", "M7", "M9"],
  fasilitator: ["F1", "F2", "F3", "F12", "F4", "F7", "F5", "F8", "F9", "F6", "F10", "F11"],
  broker: ["B1", "B2", "B3"],
};

/** The suggested techniques in the order of doing: the role that was suggested first, then the roles beside it. */
export function planSteps(suggestions: readonly Suggestion[]): Plan {
  const suggested = new Set(suggestions.map(({ id }) => id));
  const roles = new Set(suggestions.map(({ role }) => role));
  const inOrder = (ids: readonly TechniqueId[]) => ids.filter((id) => suggested.has(id));
  return {
    steps: [...roles].flatMap((role) => inOrder(USUAL_ORDER[role])),
    allAlong: inOrder(ALL_ALONG),
  };
}
