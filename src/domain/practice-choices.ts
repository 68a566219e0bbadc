import { hasJustFailed, isAdvisedAgainst, scoreTechnique, suggestTechniques } from "./guidance.ts";
import { PHASES } from "./phase.ts";
import { type PracticeChoice, type PracticeQuestion, type PracticeSituation, safetyAnswer } from "./practice.ts";
import { ROLES, type Role, recommendRole } from "./role.ts";
import { GATES, type GateId, stoppingGates, VIOLENCE_GATES } from "./safety.ts";
import type { SignalId } from "./signal.ts";
import type { Situation } from "./situation.ts";
import { TECHNIQUES, type TechniqueId, type TechniqueRule } from "./technique.ts";

const DANGERS_SHOWN = 4;
const TECHNIQUES_SHOWN = 4;

/** Why a technique does not stand in the first place here. */
export type WhyNot =
  | { readonly kind: "advised against"; readonly signals: readonly SignalId[]; readonly gates: readonly GateId[] }
  | { readonly kind: "just failed" }
  | { readonly kind: "other role"; readonly role: Role }
  | { readonly kind: "other phase" }
  | { readonly kind: "weaker" };

/** What one may choose from: the same for everybody, and in the order in which the bot always lists these things. */
export function choicesOf(
  question: PracticeQuestion,
  situation: PracticeSituation,
  rules: readonly TechniqueRule[],
): readonly PracticeChoice[] {
  switch (question) {
    case "safety":
      return ["safe", ...dangersToChoose(situation)];
    case "phase":
      return PHASES;
    case "role":
      return ROLES;
    case "technique":
      return techniquesToChoose(situation, rules);
  }
}

/** Meant for a technique that is not suggested. */
export function whyNot(rule: TechniqueRule, facts: Situation): WhyNot {
  if (isAdvisedAgainst(rule, facts)) {
    return {
      kind: "advised against",
      signals: rule.notWhen.signals.filter((signal) => facts.signals.includes(signal)),
      gates: rule.notWhen.gates.filter((gate) => facts.gates.includes(gate)),
    };
  }
  if (hasJustFailed(rule, facts)) return { kind: "just failed" };
  if (!rolesIn(facts).includes(rule.role)) return { kind: "other role", role: rule.role };
  const isOfPhase = [...rule.phases.full, ...rule.phases.half].includes(facts.phase);
  return { kind: isOfPhase ? "weaker" : "other phase" };
}

/**
 * One of them at most is so. Beside another danger those of violence are not shown as wrong: who keeps away and calls, though
 * it was something else, has done no harm.
 */
function dangersToChoose({ id, facts }: PracticeSituation): readonly GateId[] {
  const right = safetyAnswer(facts);
  const isStopped = stoppingGates(facts.gates).length > 0;
  const isTooCareful = (gate: GateId) => isStopped && VIOLENCE_GATES.includes(gate);
  const wrong = GATES.filter((gate) => !facts.gates.includes(gate) && !isTooCareful(gate));
  const shown = [...(right === "safe" ? [] : [right]), ...mixed(id, wrong)].slice(0, DANGERS_SHOWN);
  return GATES.filter((gate) => shown.includes(gate));
}

/** The best one, and of what is clearly wrong first one of each kind: what is left shows how roles and phases differ. */
function techniquesToChoose({ id, facts }: PracticeSituation, rules: readonly TechniqueRule[]): readonly TechniqueId[] {
  const [best, ...others] = suggestTechniques(facts, rules);
  if (best === undefined) return [];
  const wrong = mixed(
    id,
    rules.filter((rule) => isClearlyWrong(rule, facts, rules)).map((rule) => rule.id),
  );
  const kindOf = (technique: TechniqueId) => {
    const rule = rules.find((candidate) => candidate.id === technique);
    return rule === undefined ? "weaker" : whyNot(rule, facts).kind;
  };
  const firstOfKind = wrong.filter((one, index) => wrong.findIndex((other) => kindOf(other) === kindOf(one)) === index);
  const shown = [...new Set([best.id, ...firstOfKind, ...wrong, ...others.map((other) => other.id)])];
  const chosen = shown.slice(0, TECHNIQUES_SHOWN);
  return TECHNIQUES.filter((technique) => chosen.includes(technique));
}

/** Nobody is told "not yet" for a technique that is as good as a suggested one, or that a signal calls for. */
function isClearlyWrong(rule: TechniqueRule, facts: Situation, rules: readonly TechniqueRule[]): boolean {
  const suggestions = suggestTechniques(facts, rules);
  if (suggestions.some(({ id }) => id === rule.id)) return false;
  if (isAdvisedAgainst(rule, facts) || hasJustFailed(rule, facts)) return true;
  const { score, because } = scoreTechnique(rule, facts);
  if (!rolesIn(facts).includes(rule.role)) return because.length === 0;
  const sameRole = suggestions.filter(({ role }) => role === rule.role);
  return sameRole.every((suggested) => score < suggested.score);
}

function rolesIn(facts: Situation): readonly Role[] {
  const advice = recommendRole(facts);
  return advice.kind === "stop" ? [] : [advice.first, ...advice.also].map(({ role }) => role);
}

/** Another order for each situation, and always the same one. */
function mixed<T extends string>(id: string, all: readonly T[]): readonly T[] {
  const places = new Map(all.map((one) => [one, digest(`${one} ${id}`)]));
  return all.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
}

/** FNV-1a, 32 bits. */
function digest(text: string): number {
  const mix = (hash: number, sign: string) => Math.imul(hash ^ sign.charCodeAt(0), 0x01000193) >>> 0;
  return text.split("").reduce(mix, 0x811c9dc5);
}
