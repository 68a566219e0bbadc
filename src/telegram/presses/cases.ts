import { CASE_OUTCOMES, CASE_TITLES, HELPED } from "../../domain/case.ts";
import { GATES } from "../../domain/safety.ts";
import { TECHNIQUES } from "../../domain/technique.ts";
import { caseCode, count, oneOf, placeCode, ticksOf } from "../press-fields.ts";
import { situation } from "../press-situation.ts";

const technique = oneOf(TECHNIQUES);

/** The buttons of /kasus. What carries a `code` is about one case, and is asked for with `findConcerningCase`. */
export const CASES_FORMS = {
  cases: { list: oneOf(["mine", "closed", "area"]), page: count },
  /** Below the result of a guided talk, or below a safety card: the situation makes the case. */
  caseSave: situation,
  caseSaveAreas: { area: placeCode, page: count, ...situation },
  caseSaveAt: { place: placeCode, ...situation },
  case: { code: caseCode },
  caseEdit: { code: caseCode },
  caseTitles: { code: caseCode },
  caseTitle: { code: caseCode, title: oneOf(CASE_TITLES) },
  caseAreas: { code: caseCode, area: placeCode, page: count },
  casePlace: { code: caseCode, place: placeCode },
  caseSides: { code: caseCode, count },
  /** The guided talk, knowing the case. */
  caseGuide: { code: caseCode },
  caseResult: { code: caseCode },
  casePlan: { code: caseCode },
  caseCard: { code: caseCode, id: technique, view: oneOf(["front", "steps", "simple"]) },
  /** Did it help? */
  caseTries: { code: caseCode },
  caseTry: { code: caseCode, technique },
  caseTried: { code: caseCode, technique, helped: oneOf(HELPED) },
  caseTimeline: { code: caseCode, page: count },
  /** One line of it in full. */
  caseLine: { code: caseCode, number: count },
  caseNote: { code: caseCode },
  /** What was shown back, because it seems to hold a number or an address. */
  caseNoteKeep: { code: caseCode, how: oneOf(["masked", "whole"]) },
  caseRefer: { code: caseCode },
  caseReferrals: { code: caseCode, page: count },
  /** A danger that was told outside of a case belongs into this one. */
  caseDanger: { code: caseCode, gates: ticksOf(GATES) },
  caseClose: { code: caseCode },
  caseClosed: { code: caseCode, outcome: oneOf(CASE_OUTCOMES) },
  caseReopen: { code: caseCode },
} as const;
