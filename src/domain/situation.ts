import type { Level } from "./level.ts";
import type { Phase } from "./phase.ts";
import type { GateId } from "./safety.ts";
import type { SignalId } from "./signal.ts";
import type { TechniqueId } from "./technique.ts";

/** What a volunteer has told about one conflict. Never a name, never a place more exact than a district. */
export interface Situation {
  readonly phase: Phase;
  readonly level: Level;
  readonly gates: readonly GateId[];
  readonly signals: readonly SignalId[];
  /** "identified": at least two parties that can be named; mediation needs that. */
  readonly parties: "identified" | "unclear";
  readonly tried: readonly Attempt[];
}

export interface Attempt {
  readonly technique: TechniqueId;
  readonly helped: "yes" | "partly" | "no" | "not yet";
  /** Whole days since it was tried. */
  readonly daysAgo: number;
}
