import { SIDES } from "../../domain/case.ts";
import { CONTRACT_LISTS, CONTRACT_STEPS, WATCHERS } from "../../domain/contract-form.ts";
import { caseCode, count, exampleId, oneOf, personCode } from "../press-fields.ts";

/** Of a paper within its case. */
const paper = { code: caseCode, paper: personCode };
/** What changes a paper carries the version that its screen was made from: a second tap finds it changed. */
const change = { ...paper, seen: count };
const written = oneOf(["commitments", "broken"]);

/** The buttons of the behaviour contract. Each is about one case, and is asked for with `findConcerningCase`. */
export const CONTRACT_FORMS = {
  contracts: { code: caseCode, page: count },
  contractNew: { code: caseCode },
  contract: paper,
  contractTheme: { ...paper, theme: count },
  contractItem: { ...paper, index: count },
  contractRead: { ...paper, page: count },
  contractWrite: { ...paper, field: oneOf(["commitments", "broken", "review"]) },
  contractPdf: paper,
  contractDrop: paper,
  contractDropped: paper,
  contractAskHeld: paper,
  contractHeld: { ...paper, held: oneOf(["yes", "partly", "no"]) },
  contractAgain: { ...paper, way: oneOf(["extend", "renew"]) },
  contractSides: { ...change, count },
  contractTick: { ...change, list: written, example: exampleId },
  contractBy: { ...change, index: count, by: oneOf(["all", ...SIDES]) },
  contractUp: { ...change, index: count },
  contractRemove: { ...change, list: written, index: count },
  contractWatch: { ...change, watcher: oneOf(WATCHERS) },
  contractSettle: { ...change, list: oneOf(CONTRACT_LISTS) },
  contractReview: { ...change, weeks: oneOf(["1", "2", "4"]) },
  contractStep: { ...change, step: oneOf(CONTRACT_STEPS) },
  contractBack: change,
  contractAgree: { ...change, side: oneOf(SIDES) },
  contractSeal: change,
} as const;
