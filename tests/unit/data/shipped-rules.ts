import { loadCatalogue } from "../../../src/content/load.ts";
import type { TechniqueId, TechniqueRule } from "../../../src/domain/technique.ts";

/** The rules of the techniques as the content has them, without the words of the cards. */
export const shippedRules: readonly TechniqueRule[] = loadCatalogue().techniques.map(
  ({ id, role, phases, levels, bestWhen, notWhen }) => ({ id, role, phases, levels, bestWhen, notWhen }),
);

export function ruleOf(id: TechniqueId): TechniqueRule {
  const rule = shippedRules.find((candidate) => candidate.id === id);
  if (rule === undefined) throw new Error(`No rule for ${id}.`);
  return rule;
}
