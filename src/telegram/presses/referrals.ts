import { EVENT_KINDS } from "../../domain/move-referral.ts";
import { CLIENT_WORDS, OUTCOMES, REFUSAL_REASONS } from "../../domain/referral.ts";
import { REASON_KINDS } from "../../domain/usual-reasons.ts";
import { count, oneOf, referralCode, sourceId } from "../press-fields.ts";

/** The referral, and its version on the screen: what has changed meanwhile is shown before anything is done to it. */
const seen = { code: referralCode, seen: count };
const word = oneOf(CLIENT_WORDS);
const wordOrSkip = oneOf([...CLIENT_WORDS, "skip"]);

/** The buttons of /rujukan. */
export const REFERRALS_FORMS = {
  referrals: { list: oneOf(["mine", "ended", "area"]), page: count },
  referral: { code: referralCode },
  referralLog: { code: referralCode, page: count },
  referralMove: { ...seen, event: oneOf(EVENT_KINDS) },
  referralRefused: { ...seen, reason: oneOf(REFUSAL_REASONS) },
  referralReasons: { ...seen, kind: oneOf(REASON_KINDS) },
  referralReason: { ...seen, kind: oneOf(REASON_KINDS), number: count },
  referralWrite: { ...seen, kind: oneOf(REASON_KINDS) },
  referralArrived: { ...seen, word },
  referralFitted: { ...seen, word, fit: wordOrSkip },
  referralRespected: { ...seen, word, fit: wordOrSkip, respect: wordOrSkip },
  referralClosed: { ...seen, outcome: oneOf(OUTCOMES) },
  referralNext: { code: referralCode, source: sourceId },
  referralAgain: { code: referralCode },
  referralComplain: { code: referralCode },
} as const;
