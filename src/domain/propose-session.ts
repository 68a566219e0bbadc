import type { StageProposal } from "./change-session.ts";
import type { Example, MediationWords, SessionExample } from "./mediation-words.ts";
import type { Phase } from "./phase.ts";
import type { Point } from "./point.ts";
import type { SessionStage } from "./session-form.ts";
import type { SignalId } from "./signal.ts";

export function pointOf({ id, words }: Example): Point {
  return { example: id, words };
}

/** What fits a stage in a phase, chosen beforehand. Throws when the content has no opening words for it. */
export function proposeFor(stage: SessionStage, phase: Phase, words: MediationWords["session"]): StageProposal {
  const opening = words.openings.find((one) => one.stage === stage && one.phases.includes(phase));
  if (opening === undefined) throw new Error(`There are no opening words for "${stage}" in "${phase}".`);
  const proposed = (examples: readonly SessionExample[]) =>
    examples.filter(({ stages, isProposed }) => isProposed && stages.includes(stage)).map(pointOf);
  return {
    ...{ stage, rules: proposed(words.rules), asks: proposed(words.asks) },
    ...{ pauses: proposed(words.pauses), endings: proposed(words.endings) },
    opening: { example: stage, words: opening.words },
  };
}

/** Issues that the signals of a case point at, light ones first. Source: M6. */
export function proposeIssues(signals: readonly SignalId[], words: MediationWords["session"]): readonly Point[] {
  return words.issues.filter((issue) => issue.signals.some((signal) => signals.includes(signal))).map(pointOf);
}
