/** What is asked first, every time. While one is on, nobody is sent into the conflict. */
export const GATES = ["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10"] as const;
export type GateId = (typeof GATES)[number];

/** A party that refuses or is forced: mediation is taken away, facilitator tasks stay. */
export const NO_MEDIATION: GateId = "R10";

/** After these the way back is "it has calmed down and is safe", said by the volunteer. */
export const VIOLENCE_GATES: readonly GateId[] = ["R1", "R2", "R3"];

/** The gates on which no technique at all may be shown, in the order given by the source. */
export function stoppingGates(gates: readonly GateId[]): readonly GateId[] {
  return GATES.filter((gate) => gate !== NO_MEDIATION && gates.includes(gate));
}

export function isMediationBarred(gates: readonly GateId[]): boolean {
  return gates.includes(NO_MEDIATION);
}
