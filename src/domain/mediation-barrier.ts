import type { Case } from "./case.ts";
import { GATES, type GateId, isMediationBarred, NO_MEDIATION, stoppingGates } from "./safety.ts";

/** Why there is no contract, or no session, now. */
export type MediationBarrier =
  | { readonly kind: "gate"; readonly gate: GateId }
  /** A case that is closed is changed no more. */
  | { readonly kind: "closed" };

type Standing = Pick<Case, "situation" | "dangers" | "state">;

/** Dangers that are on, and R10 as it was told last. */
export function gatesOfCase({ situation, dangers }: Omit<Standing, "state">): readonly GateId[] {
  return GATES.filter((gate) => dangers.includes(gate) || (gate === NO_MEDIATION && situation.gates.includes(gate)));
}

/**
 * No contract while a danger is on; with violence at home, sexual violence, a child or a running case there never is one.
 * R10 too: who refuses or is forced promises nothing. Sources: UU 23/2004, UU 12/2022 art. 23, UN guidance on consent.
 */
export function barrierToContract(found: Standing): MediationBarrier | undefined {
  const gates = gatesOfCase(found);
  const gate = stoppingGates(gates)[0] ?? (isMediationBarred(gates) ? NO_MEDIATION : undefined);
  return gate === undefined ? closedBarrier(found) : { kind: "gate", gate };
}

/** As above, but R10 leaves listening to each party apart. */
export function barrierToSession(found: Standing): MediationBarrier | undefined {
  const gate = stoppingGates(gatesOfCase(found))[0];
  return gate === undefined ? closedBarrier(found) : { kind: "gate", gate };
}

function closedBarrier({ state }: Standing): MediationBarrier | undefined {
  return state === "closed" ? { kind: "closed" } : undefined;
}
