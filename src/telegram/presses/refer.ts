import { LETTER_PARTS } from "../../domain/letter.ts";
import { NEED_CATEGORIES, URGENCIES } from "../../domain/need.ts";
import { HAND_OVERS } from "../../domain/referral.ts";
import { BENEFITS, CONSENT_ANSWERS, FORM_STEPS } from "../../domain/referral-form.ts";
import { caseCode, count, oneOf, personCode, placeCode, referralCode, sourceId, ticksOf } from "../press-fields.ts";

const parts = ticksOf(LETTER_PARTS);

/** The buttons of /rujuk. Those of the talk count only at their own question; `refer` and the letter at any time. */
export const REFER_FORMS = {
  refer: {},
  referAnew: {},
  referBack: {},
  referCategory: { category: oneOf(NEED_CATEGORIES) },
  referSkip: {},
  referUrgency: { urgency: oneOf(URGENCIES) },
  referPlace: { code: placeCode },
  referPlaces: { code: placeCode, page: count },
  referPerson: { code: personCode },
  referCase: { code: caseCode },
  referSides: { benefit: oneOf(BENEFITS) },
  referSource: { id: sourceId },
  referTyped: {},
  referPage: { page: count },
  referHandOver: { way: oneOf(HAND_OVERS) },
  referConsent: { answer: oneOf(CONSENT_ANSWERS) },
  /** Words that told of a danger are taken as the answer only when the volunteer says so. */
  referUseWords: {},
  referChanges: {},
  referChange: { step: oneOf(FORM_STEPS) },
  referConfirm: {},
  letter: { code: referralCode, parts },
  letterMake: { code: referralCode, parts },
} as const;
