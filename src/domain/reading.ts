import type { GateId } from "./safety.ts";
import type { SignalId } from "./signal.ts";

/** What a text says about a conflict. Found by words, so it is a first guess: a person confirms the signals. */
export interface SituationReading {
  /** In the order of the source. Never leaves a danger out to look tidy. */
  readonly gates: readonly GateId[];
  readonly signals: readonly SignalId[];
  /** A request to list or find people by ethnicity, religion or side: refused, whatever the reason given. */
  readonly profiling: boolean;
}

/** Reads a situation in a volunteer's own words. Never throws, keeps nothing of the text. */
export interface SituationReader {
  read(text: string): SituationReading;
}
