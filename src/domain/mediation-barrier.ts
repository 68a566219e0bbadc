import type { Case } from "./case.ts";
import { type GateId, isMediationBarred, stoppingGates } from "./safety.ts";

/** Why there is no contract, or no session, now. */
export type MediationBarrier =
  | { readonly kind: "gate"; readonly gate: GateId }
  /** A case that is closed is changed no more. */
  | { readonly kind: "closed" };

/** Dangers of a case as they were told last: in guidance, and in the latest check-in. */
export function gatesOfCase({ situation, checkIns }: Pick<Case, "situation" | "checkIns">): readonly GateId[] {
  return [...new Set([...situation.gates, ...(checkIns.at(-1)?.gates ?? [])])];
}

/**
 * No contract while a danger is on; with violence at home, sexual violence, a child or a running case there never is one.
 * R10 too: who refuses or is forced promises nothing. Sources: UU 23/2004, UU 12/2022 art. 23, UN guidance on consent.
 */
export function barrierToContract(found: Pick<Case, "situation" | "checkIns" | "state">): MediationBarrier | undefined {
  const gates = gatesOfCase(found);
  const gate = stoppingGates(gates)[0] ?? (isMediationBarred(gates) ? "R10" : undefined);
  return gate === undefined ? closedBarrier(found) : { kind: "gate", gate };
}

/** As above, but R10 leaves listening to each party apart. */
export function barrierToSession(found: Pick<Case, "situation" | "checkIns" | "state">): MediationBarrier | undefined {
  const gate = stoppingGates(gatesOfCase(found))[0];
  return gate === undefined ? closedBarrier(found) : { kind: "gate", gate };
}

function closedBarrier({ state }: Pick<Case, "state">): MediationBarrier | undefined {
  return state === "closed" ? { kind: "closed" } : undefined;
}
