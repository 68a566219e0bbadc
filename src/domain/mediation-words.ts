import type { Watcher } from "./contract-form.ts";
import type { Localised } from "./language.ts";
import type { Phase } from "./phase.ts";
import type { SessionStage } from "./session-form.ts";
import type { SignalId } from "./signal.ts";

/** A text to choose; its id stays the same for ever. */
export interface Example {
  readonly id: string;
  readonly words: Localised;
}

/** Promises of one theme: few enough to stand on one screen. */
export interface CommitmentTheme {
  readonly name: Localised;
  readonly examples: readonly Example[];
}

/** What stands in a session of these stages; those that are proposed are chosen beforehand. */
export interface SessionExample extends Example {
  readonly stages: readonly SessionStage[];
  readonly isProposed: boolean;
}

export interface IssueExample extends Example {
  /** Proposed when one of these is ticked; none: never proposed. */
  readonly signals: readonly SignalId[];
}

export interface OpeningWords {
  readonly stage: SessionStage;
  readonly phases: readonly Phase[];
  readonly words: Localised;
}

/** What the mediator's tools offer. */
export interface MediationWords {
  readonly contract: {
    readonly themes: readonly CommitmentTheme[];
    readonly broken: readonly Example[];
    readonly watchers: readonly { readonly id: Watcher; readonly name: Localised }[];
  };
  readonly session: {
    readonly rules: readonly SessionExample[];
    readonly openings: readonly OpeningWords[];
    /** Light ones first. */
    readonly issues: readonly IssueExample[];
    readonly asks: readonly SessionExample[];
    readonly pauses: readonly SessionExample[];
    readonly endings: readonly SessionExample[];
  };
}
