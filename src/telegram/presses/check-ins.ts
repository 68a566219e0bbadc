import { HELPED } from "../../domain/case.ts";
import { COLOURS } from "../../domain/check-in.ts";
import { PHASES } from "../../domain/phase.ts";
import { ROLES } from "../../domain/role.ts";
import { GATES } from "../../domain/safety.ts";
import { TECHNIQUES } from "../../domain/technique.ts";
import { caseCode, count, oneOf, ticksOf } from "../press-fields.ts";

/** The case, and when the check-in before this one was made, 0 for none: a second tap finds another one there and files nothing. */
const asked = { code: caseCode, after: count };
const colour = oneOf(COLOURS);
const gates = ticksOf(GATES);

/** The buttons of check-ins and of a change of phase. The three answers travel in them: no talk, nothing stored on the way. */
export const CHECK_INS_FORMS = {
  checkIn: { code: caseCode },
  checkInColour: { ...asked, colour },
  checkInSafety: { ...asked, colour, safety: count },
  checkInGates: { ...asked, colour, safety: count, gates },
  checkInDone: { ...asked, colour, safety: count, gates },
  /** Below a safety card: the list of dangers once more; each that is pressed is told too. */
  checkInMore: { code: caseCode },
  checkInDanger: { code: caseCode, gate: oneOf(GATES) },
  /** What still is to be asked after a check-in. */
  checkInOn: { code: caseCode },
  checkInHelped: { code: caseCode, technique: oneOf(TECHNIQUES), helped: oneOf([...HELPED, "skip"]) },
  checkInWhen: { code: caseCode },
  checkInAsk: { code: caseCode, days: count },
  checkInEvery: { code: caseCode, days: count },
  phaseChange: { code: caseCode },
  phaseChoose: { code: caseCode, phase: oneOf(PHASES) },
  /** `from` and `was` as they were on the screen: what is handed over is told from them. */
  phaseSet: { code: caseCode, seen: count, phase: oneOf(PHASES), from: oneOf(PHASES), was: ticksOf(ROLES) },
} as const;
