import { SIDES } from "../../domain/case.ts";
import { SESSION_LISTS, SESSION_STAGES, SESSION_STEPS, SETTLED_STEPS } from "../../domain/session-form.ts";
import { caseCode, count, exampleId, oneOf, personCode } from "../press-fields.ts";

/** Of a paper within its case. */
const paper = { code: caseCode, paper: personCode };
/** What changes a paper carries the version that its screen was made from: a second tap finds it changed. */
const change = { ...paper, seen: count };
const side = oneOf(SIDES);

/** What is written in words; `asks` and `passOn` belong to a party. */
export const SESSION_FIELDS = ["rules", "opening", "issues", "pauses", "endings", "next", "asks", "passOn"] as const;

/** The buttons of the plan of a session. Each is about one case, and is asked for with `findConcerningCase`. */
export const SESSION_FORMS = {
  sessions: { code: caseCode, page: count },
  sessionNew: { code: caseCode },
  session: paper,
  sessionEdit: paper,
  sessionTalk: { ...paper, side },
  sessionWrite: { ...paper, field: oneOf(SESSION_FIELDS), side },
  sessionLive: { ...paper, at: count },
  sessionPause: { ...paper, at: count },
  sessionPdf: paper,
  sessionDrop: paper,
  sessionDropped: paper,
  sessionSides: { ...change, count },
  sessionStage: { ...change, stage: oneOf(SESSION_STAGES) },
  sessionTick: { ...change, list: oneOf(SESSION_LISTS), example: exampleId },
  sessionRemove: { ...change, list: oneOf(SESSION_LISTS), index: count },
  sessionMove: { ...change, way: oneOf(["up", "down"]), index: count },
  sessionFirst: { ...change, side },
  sessionAsk: { ...change, side, example: exampleId },
  sessionAskOut: { ...change, side, index: count },
  sessionTurns: { ...change, side, minutes: oneOf(["3", "5", "10"]) },
  sessionNext: { ...change, days: oneOf(["3", "7", "14", "later"]) },
  sessionSettle: { ...change, step: oneOf(SETTLED_STEPS) },
  sessionStep: { ...change, step: oneOf(SESSION_STEPS) },
  sessionBack: change,
  sessionDone: change,
} as const;
