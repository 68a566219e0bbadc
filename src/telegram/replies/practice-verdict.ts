import type { Speech } from "../../content/speech.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { guide, type Suggestion } from "../../domain/guidance.ts";
import { PHASES, type Phase } from "../../domain/phase.ts";
import {
  type PracticeChoice,
  type PracticeQuestion,
  type PracticeSituation,
  rightChoices,
  safetyAnswer,
} from "../../domain/practice.ts";
import { whyNot } from "../../domain/practice-choices.ts";
import { ROLES, type Role } from "../../domain/role.ts";
import { GATES, type GateId, NO_MEDIATION } from "../../domain/safety.ts";
import type { Situation } from "../../domain/situation.ts";
import { TECHNIQUES, type TechniqueId } from "../../domain/technique.ts";
import { techniqueOf } from "./cards.ts";
import { becauseOf } from "./guide.ts";
import { roleWords, whyBeside, whyRole } from "./result.ts";
import { firstActionText, safetyCardOf } from "./safety.ts";

export interface Answered {
  readonly situation: PracticeSituation;
  readonly question: PracticeQuestion;
  readonly choice: PracticeChoice;
}

/** Right, right too, or not yet; and why, in the words of the real talk. Never a word about the person. */
export function tellVerdict({ situation, question, choice }: Answered, catalogue: Catalogue, speech: Speech): string {
  const { facts } = situation;
  const right = rightChoices(question, facts, catalogue.techniques);
  const also = right.includes(choice) ? "practice.also-right" : "practice.not-yet";
  const verdict = speech.say(choice === right[0] ? "practice.right" : also);
  const reasons = {
    safety: () => whySafety(facts, catalogue, speech),
    phase: () => whyPhase(facts, catalogue, speech),
    role: () => whyFirstRole(facts, catalogue, speech),
    technique: () => whyTechnique(facts, isTechnique(choice) ? choice : undefined, catalogue, speech),
  }[question]();
  return [`${verdict} ${reasons[0] ?? ""}`, ...reasons.slice(1)].join("\n");
}

/** A choice as it stands on its button; the same words as in the real talk. */
export function choiceName(choice: PracticeChoice, catalogue: Catalogue, speech: Speech): string {
  if (choice === "safe") return speech.say("button.practice-no-danger");
  if (isGate(choice)) return speech.tell(safetyCardOf(choice, catalogue).button);
  if (isPhase(choice)) return speech.tell(phaseOf(choice, catalogue).button);
  if (isRole(choice)) return speech.tell(roleWords(choice, catalogue).button);
  return `${choice} · ${speech.tell(techniqueOf(choice, catalogue).card.name)}`;
}

function whySafety(facts: Situation, catalogue: Catalogue, speech: Speech): readonly string[] {
  const answer = safetyAnswer(facts);
  if (answer === "safe") return [speech.say("practice.no-danger")];
  if (answer === NO_MEDIATION) return [speech.say("guide.why-not-ripe")];
  const danger = speech.tell(safetyCardOf(answer, catalogue).button);
  return [
    speech.say("practice.stop", { danger }),
    "",
    firstActionText(answer, catalogue, speech),
    "",
    speech.say("practice.ends-here"),
  ];
}

function whyPhase({ phase, signals }: Situation, catalogue: Catalogue, speech: Speech): readonly string[] {
  const { name, button } = phaseOf(phase, catalogue);
  return [
    speech.say("practice.phase", { phase: speech.tell(name), seen: speech.tell(button) }),
    ...(signals.length === 0 ? [] : [speech.say("practice.seen", { because: becauseOf(signals, catalogue, speech) })]),
  ];
}

function whyFirstRole(facts: Situation, catalogue: Catalogue, speech: Speech): readonly string[] {
  const guidance = guide(facts, catalogue.techniques);
  if (guidance.kind === "stop") return [];
  const nameOf = (role: Role) => speech.tell(roleWords(role, catalogue).name);
  return [
    speech.say("practice.role", { role: nameOf(guidance.first.role) }),
    whyRole(guidance.first, facts, catalogue, speech),
    ...guidance.also.map((beside) =>
      speech.say("guide.also", { role: nameOf(beside.role), why: whyBeside(beside, catalogue, speech) }),
    ),
  ];
}

/** What speaks for the best one, and where another was chosen, why that one does not come first. */
function whyTechnique(
  facts: Situation,
  chosen: TechniqueId | undefined,
  catalogue: Catalogue,
  speech: Speech,
): readonly string[] {
  const guidance = guide(facts, catalogue.techniques);
  if (guidance.kind === "stop") return [];
  const { suggestions } = guidance;
  const isSuggested = suggestions.some(({ id }) => id === chosen);
  return [
    ...(chosen === undefined || isSuggested ? [] : [tellWhyNot(chosen, facts, catalogue, speech)]),
    ...suggestions.slice(0, 1).map((best) => tellBest(best, catalogue, speech)),
    ...(facts.level === "makro" ? [speech.say("guide.macro")] : []),
  ];
}

function tellBest({ id, because }: Suggestion, catalogue: Catalogue, speech: Speech): string {
  const { card } = techniqueOf(id, catalogue);
  const name = speech.tell(card.name);
  return because.length === 0
    ? speech.say("practice.best-plain", { name, purpose: speech.tell(card.purpose) })
    : speech.say("practice.best-because", { name, because: becauseOf(because, catalogue, speech) });
}

function tellWhyNot(id: TechniqueId, facts: Situation, catalogue: Catalogue, speech: Speech): string {
  const technique = techniqueOf(id, catalogue);
  const name = speech.tell(technique.card.name);
  const why = whyNot(technique, facts);
  switch (why.kind) {
    case "advised against": {
      const [gate] = why.gates;
      if (gate === undefined) {
        return speech.say("practice.advised-against", { name, because: becauseOf(why.signals, catalogue, speech) });
      }
      return speech.say("practice.barred", { name, danger: speech.tell(safetyCardOf(gate, catalogue).button) });
    }
    case "just failed":
      return speech.say("practice.just-failed", { name });
    case "other role":
      return speech.say("practice.other-role", { name, role: speech.tell(roleWords(why.role, catalogue).name) });
    case "other phase":
      return speech.say("practice.other-phase", { name, phase: speech.tell(phaseOf(facts.phase, catalogue).name) });
    case "weaker":
      return speech.say("practice.weaker", { name });
  }
}

function phaseOf(phase: Phase, { phases }: Catalogue) {
  const words = phases.find(({ id }) => id === phase);
  if (words === undefined) throw new Error(`The catalogue was loaded without the phase ${phase}.`);
  return words;
}

function isGate(choice: PracticeChoice): choice is GateId {
  return GATES.some((gate) => gate === choice);
}

function isPhase(choice: PracticeChoice): choice is Phase {
  return PHASES.some((phase) => phase === choice);
}

function isRole(choice: PracticeChoice): choice is Role {
  return ROLES.some((role) => role === choice);
}

function isTechnique(choice: PracticeChoice): choice is TechniqueId {
  return TECHNIQUES.some((technique) => technique === choice);
}
