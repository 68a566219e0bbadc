import { CAMPAIGN_SYMBOLS, CASE_SYMBOLS, isOpaqueCode, PERSON_SYMBOLS } from "./opaque-code.ts";
import { readReferralCode } from "./referral-code.ts";

/**
 * The code of a case as people type it: any case, spaces, dots and hyphens anywhere. Undefined for anything else. Small
 * letters without a digit are more likely a word: "hmmmm".
 */
export function readCaseCode(text: string): string | undefined {
  const typed = text.replaceAll(/[\s.-]/g, "");
  const isMeant = /\d/.test(typed) || typed === typed.toUpperCase();
  const code = typed.toUpperCase();
  return isMeant && isOpaqueCode(code, CASE_SYMBOLS) ? code : undefined;
}

/**
 * Any code of ours, typed alone: of a referral, a case, a person, a broadcast. It tells nothing of what happened, though a reader
 * of shortened words may hear some in it.
 */
export function isAnyCode(text: string): boolean {
  if (readReferralCode(text).kind === "code" || readCaseCode(text) !== undefined) return true;
  const code = text.toUpperCase();
  return /\d/.test(code) && [PERSON_SYMBOLS, CAMPAIGN_SYMBOLS].some((symbols) => isOpaqueCode(code, symbols));
}
