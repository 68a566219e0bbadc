import type { Localised } from "./language.ts";
import type { Level } from "./level.ts";
import type { Phase } from "./phase.ts";
import type { Role } from "./role.ts";
import type { GateId } from "./safety.ts";
import type { SignalId } from "./signal.ts";

/** Seed order: mediator techniques, facilitator tasks, broker work. */
export const TECHNIQUES = [
  "M1",
  "M2",
  "M3",
  "M4",
  "M5",
  "M6",
  "M7",
  "M8",
  "M9",
  "F1",
  "F2",
  "F3",
  "F4",
  "F5",
  "F6",
  "F7",
  "F8",
  "F9",
  "F10",
  "F11",
  "F12",
  "B1",
  "B2",
  "B3",
] as const;
export type TechniqueId = (typeof TECHNIQUES)[number];

/** A signal that speaks for a technique, and under which condition it does. */
export interface BestWhen {
  readonly signal: SignalId;
  /** Counts only when one of these is ticked too. */
  readonly with?: readonly SignalId[];
  /** Counts only when none of these is ticked. */
  readonly without?: readonly SignalId[];
  /** Counts only after this technique was tried. */
  readonly after?: TechniqueId;
  /** Counts only when no gate at all is on, R10 included. */
  readonly onlyWithoutGates?: boolean;
}

export interface TechniqueRule {
  readonly id: TechniqueId;
  readonly role: Role;
  readonly phases: {
    readonly full: readonly Phase[];
    /** Phases in brackets in the source: they match half. */
    readonly half: readonly Phase[];
  };
  readonly levels: readonly Level[];
  readonly bestWhen: readonly BestWhen[];
  readonly notWhen: { readonly signals: readonly SignalId[]; readonly gates: readonly GateId[] };
}

/** What a volunteer reads. Every sentence can be read aloud. */
export interface TechniqueCard {
  readonly name: Localised;
  readonly purpose: Localised;
  /** Three to five. */
  readonly steps: readonly Localised[];
  /** Two sentences to say aloud tonight. */
  readonly say: readonly Localised[];
  readonly avoid: Localised;
  readonly works: Localised;
  readonly stop: Localised;
  readonly simple: Localised;
  readonly source: Localised;
}

export interface Technique extends TechniqueRule {
  readonly card: TechniqueCard;
  /** When an admin changed it through the bot, within the last 30 days; ms since the epoch. */
  readonly updatedOn?: number;
}
