import { suggestTechniques } from "./guidance.ts";
import type { Localised } from "./language.ts";
import { PHASES, type Phase } from "./phase.ts";
import { ROLES, type Role, recommendRole } from "./role.ts";
import { GATES, type GateId, isMediationBarred, NO_MEDIATION, stoppingGates } from "./safety.ts";
import type { Situation } from "./situation.ts";
import { TECHNIQUES, type TechniqueId, type TechniqueRule } from "./technique.ts";

/** What a practice asks, in the order of the real talk. */
export const PRACTICE_QUESTIONS = ["safety", "phase", "role", "technique"] as const;
export type PracticeQuestion = (typeof PRACTICE_QUESTIONS)[number];

/** A situation to practise on. It says what is so, and never what would be right: that is worked out as in the real talk. */
export interface PracticeSituation {
  /** The name of its file; it stands in buttons and in the progress of volunteers. */
  readonly id: string;
  /** What it is about, without giving anything away. */
  readonly title: Localised;
  readonly story: Localised;
  readonly facts: Situation;
}

/** Whether one may go on; else the danger that comes first. */
export type SafetyAnswer = "safe" | GateId;
export type PracticeChoice = SafetyAnswer | Phase | Role | TechniqueId;
export const PRACTICE_CHOICES: readonly PracticeChoice[] = ["safe", ...GATES, ...PHASES, ...ROLES, ...TECHNIQUES];

/** R10 is an answer too: one goes on, without mediating. */
export function safetyAnswer({ gates }: Situation): SafetyAnswer {
  const [stop] = stoppingGates(gates);
  if (stop !== undefined) return stop;
  return isMediationBarred(gates) ? NO_MEDIATION : "safe";
}

/** A danger ends a practice as it ends the real talk: nothing more is asked. */
export function questionsOf({ gates }: Situation): readonly PracticeQuestion[] {
  return stoppingGates(gates).length > 0 ? ["safety"] : PRACTICE_QUESTIONS;
}

/** Every choice that counts as right, the best one first. Empty for what is not asked after a danger. */
export function rightChoices(
  question: PracticeQuestion,
  facts: Situation,
  rules: readonly TechniqueRule[],
): readonly PracticeChoice[] {
  if (!questionsOf(facts).includes(question)) return [];
  switch (question) {
    case "safety":
      return [safetyAnswer(facts)];
    case "phase":
      return [facts.phase];
    case "role": {
      const advice = recommendRole(facts);
      return advice.kind === "stop" ? [] : [advice.first.role];
    }
    case "technique":
      return suggestTechniques(facts, rules).map(({ id }) => id);
  }
}

/** The question after this one; undefined after the last. */
export function questionAfter(question: PracticeQuestion, facts: Situation): PracticeQuestion | undefined {
  const asked = questionsOf(facts);
  return asked[asked.indexOf(question) + 1];
}
