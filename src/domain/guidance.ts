import { type Role, type RoleReason, recommendRole } from "./role.ts";
import type { GateId } from "./safety.ts";
import type { SignalId } from "./signal.ts";
import type { Situation } from "./situation.ts";
import { TECHNIQUES, type TechniqueId, type TechniqueRule } from "./technique.ts";

/** One technique, its score, and the ticked signals that speak for it. */
export interface Suggestion {
  readonly id: TechniqueId;
  readonly role: Role;
  readonly score: number;
  readonly because: readonly SignalId[];
}

export type Guidance =
  | { readonly kind: "stop"; readonly gates: readonly GateId[] }
  | {
      readonly kind: "guidance";
      readonly first: RoleReason;
      readonly also: readonly RoleReason[];
      readonly suggestions: readonly Suggestion[];
    };

const SHOWN = 3;
const UNHELPFUL_FOR_DAYS = 7;

/** Role and techniques for a situation; a stop and nothing else while a safety gate is active. */
export function guide(situation: Situation, catalogue: readonly TechniqueRule[]): Guidance {
  const advice = recommendRole(situation);
  if (advice.kind === "stop") return advice;
  return {
    kind: "guidance",
    first: advice.first,
    also: advice.also,
    suggestions: suggestTechniques(situation, catalogue),
  };
}

/** The three best techniques of the first role, then the best one of each role beside it. Empty while a gate is active. */
export function suggestTechniques(situation: Situation, catalogue: readonly TechniqueRule[]): readonly Suggestion[] {
  const advice = recommendRole(situation);
  if (advice.kind === "stop") return [];
  const best = (role: Role, count: number) => rankTechniques(role, situation, catalogue).slice(0, count);
  return [...best(advice.first.role, SHOWN), ...advice.also.flatMap(({ role }) => best(role, 1))];
}

/** All techniques of one role, best first; equal scores keep the order of the seed. */
export function rankTechniques(
  role: Role,
  situation: Situation,
  catalogue: readonly TechniqueRule[],
): readonly Suggestion[] {
  return catalogue
    .filter((technique) => technique.role === role)
    .map((technique) => scoreTechnique(technique, situation))
    .toSorted((a, b) => b.score - a.score || TECHNIQUES.indexOf(a.id) - TECHNIQUES.indexOf(b.id));
}

/** 3 x phase + 2 x matched signals + 1 x level - 5 if a not-when is on - 2 if tried within 7 days without help. */
export function scoreTechnique(technique: TechniqueRule, situation: Situation): Suggestion {
  const because = matchedSignals(technique, situation);
  const score =
    3 * phaseMatch(technique, situation) +
    2 * because.length +
    (technique.levels.includes(situation.level) ? 1 : 0) -
    (isAdvisedAgainst(technique, situation) ? 5 : 0) -
    (hasJustFailed(technique, situation) ? 2 : 0);
  return { id: technique.id, role: technique.role, score, because };
}

function phaseMatch({ phases }: TechniqueRule, { phase }: Situation): number {
  if (phases.full.includes(phase)) return 1;
  return phases.half.includes(phase) ? 0.5 : 0;
}

function matchedSignals(technique: TechniqueRule, situation: Situation): readonly SignalId[] {
  const isTicked = (signal: SignalId) => situation.signals.includes(signal);
  const matched = technique.bestWhen.filter(
    (best) =>
      isTicked(best.signal) &&
      (best.with === undefined || best.with.some(isTicked)) &&
      !best.without?.some(isTicked) &&
      (best.after === undefined || situation.tried.some(({ technique: id }) => id === best.after)) &&
      (best.onlyWithoutGates !== true || situation.gates.length === 0),
  );
  return [...new Set(matched.map(({ signal }) => signal))];
}

export function isAdvisedAgainst({ notWhen }: TechniqueRule, { signals, gates }: Situation): boolean {
  return (
    notWhen.signals.some((signal) => signals.includes(signal)) || notWhen.gates.some((gate) => gates.includes(gate))
  );
}

/** Tried within the last 7 days, and it did not help: then it stands lower. */
export function hasJustFailed({ id }: Pick<TechniqueRule, "id">, { tried }: Pick<Situation, "tried">): boolean {
  return tried.some(
    ({ technique, helped, daysAgo }) => technique === id && helped === "no" && daysAgo < UNHELPFUL_FOR_DAYS,
  );
}
