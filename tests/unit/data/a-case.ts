import type { CaseDraft, ToldSituation } from "../../../src/domain/case.ts";
import { MONDAY_MORNING } from "./a-referral.ts";

/** Two camps that still talk through go-betweens: a mediator's case. */
export const OPEN_CONFLICT: ToldSituation = {
  phase: "konflik",
  level: "meso",
  gates: [],
  signals: ["S4", "S14"],
  parties: "identified",
};

export function aCaseDraft(told: Partial<CaseDraft> = {}): CaseDraft {
  return {
    code: "K7M2Q",
    owner: 41,
    openedAt: MONDAY_MORNING,
    title: "water",
    place: "34.04.01",
    situation: OPEN_CONFLICT,
    ...told,
  };
}
