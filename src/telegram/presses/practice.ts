import { PHASES } from "../../domain/phase.ts";
import { PRACTICE_CHOICES, PRACTICE_QUESTIONS } from "../../domain/practice.ts";
import { ROLES } from "../../domain/role.ts";
import { TECHNIQUES } from "../../domain/technique.ts";
import { count, oneOf, situationId } from "../press-fields.ts";

const question = oneOf(PRACTICE_QUESTIONS);

/** The buttons of /latihan. A question carries all it needs; only what is answered is looked up. */
export const PRACTICE_FORMS = {
  practice: {},
  practiceOpen: { id: situationId },
  practiceAsk: { id: situationId, question },
  practiceAnswer: { id: situationId, question, choice: oneOf(PRACTICE_CHOICES) },
  practiceCard: { of: oneOf([...PHASES, ...ROLES, ...TECHNIQUES]) },
  practiceRepeat: { page: count },
  practiceHard: { page: count },
} as const;
