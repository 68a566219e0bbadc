import { CASE_SYMBOLS, isOpaqueCode } from "./opaque-code.ts";

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
