import { OFFER_REASONS } from "../../domain/case.ts";
import { caseCode, count, oneOf } from "../press-fields.ts";

const code = caseCode;
/** The version of the case on the screen. */
const seen = count;
const reason = oneOf(OFFER_REASONS);

/** Calls for the coordinator: of a volunteer, and what a coordinator does about them. No code: without a case. */
export const CALLS_FORMS = {
  callFor: { page: count },
  callAsk: { code },
  callSend: { code, isUrgent: oneOf(["no", "yes"]) },
  callWrite: { code },
  calls: { page: count },
  callCard: { code },
  callAnswer: { code },
  callPhoned: { code },
} as const;

/** A case goes into other hands. */
export const HAND_OVER_FORMS = {
  caseTakeAsk: { code },
  caseTake: { code, seen },
  handOverPick: { page: count },
  handOver: { code },
  handOverTo: { code, reason },
  handOverNow: { code, seen, reason, way: oneOf(["coordinator", "link"]) },
  handOverBack: { code },
  passOn: { code, page: count },
  passOnAsk: { code, id: count },
  passOnTo: { code, id: count, seen },
  offer: { code },
  offerAccept: { code },
  offerDecline: { code },
} as const;
