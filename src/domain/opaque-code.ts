import { CODE_ALPHABET } from "./referral-code.ts";

/** A volunteer tells persons apart with four symbols, and conflicts with five: at a glance it is clear which one is meant. */
export const PERSON_SYMBOLS = 4;
export const CASE_SYMBOLS = 5;
/** The visible tag of a broadcast. */
export const CAMPAIGN_SYMBOLS = 6;

/** Says nothing of whom it stands for: made of chance alone. Needs a random byte for each symbol. */
export function makeOpaqueCode(random: Uint8Array, symbols: number): string {
  if (random.length < symbols) {
    throw new RangeError(`A code of ${symbols} symbols needs as many random bytes, but ${random.length} were given.`);
  }
  return Array.from(random.slice(0, symbols), (byte) => CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length)).join("");
}

export function isOpaqueCode(text: string, symbols: number): boolean {
  return text.length === symbols && Array.from(text).every((symbol) => CODE_ALPHABET.includes(symbol));
}
