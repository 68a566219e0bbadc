import type { GateId } from "./safety.ts";

/** From best to worst. Source: domain rules, "Early-warning check-in". */
export const COLOURS = ["green", "yellow", "red"] as const;
export type Colour = (typeof COLOURS)[number];

export const LEAST_SAFE = 1;
export const MOST_SAFE = 10;

/** How a conflict stands, told in three taps. */
export interface CheckIn {
  readonly colour: Colour;
  /** How safe people feel, 1 to 10. */
  readonly safety: number;
  /** Dangers ticked with it. */
  readonly gates: readonly GateId[];
  /** Milliseconds since the epoch. */
  readonly at: number;
}
