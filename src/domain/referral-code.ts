/**
 * Nothing that looks like another (0 O, 1 I L, 8 B, 5 S, 2 Z, 6 G, U V) and of what sounds alike only one
 * (be ce de pe te ve; em en). The number of symbols is a prime, which the check symbol needs.
 */
export const CODE_ALPHABET = "23456789FHJKMQRTWXY";
const RANDOM_SYMBOLS = 5;
const RANDOM_BYTES = 6;

export type ReadCode =
  | { readonly kind: "code"; readonly code: string }
  /** Looks like a code, but a symbol is wrong or two have changed places. */
  | { readonly kind: "misread" }
  | { readonly kind: "no code" };

/**
 * Six symbols, about 2.5 million codes: the caller makes another when one is taken. Needs 6 random bytes or more.
 * The last symbol checks the others, so that a code misheard on the phone opens no other person's referral.
 */
export function makeReferralCode(random: Uint8Array): string {
  if (random.length < RANDOM_BYTES) {
    throw new RangeError(`A referral code needs ${RANDOM_BYTES} random bytes, but ${random.length} were given.`);
  }
  // 48 bits over 19^5 codes: no code is likelier than another by more than one in a hundred million.
  let number = random.slice(0, RANDOM_BYTES).reduce((sum, byte) => sum * 256 + byte, 0);
  const digits = Array.from({ length: RANDOM_SYMBOLS }, () => {
    const digit = number % CODE_ALPHABET.length;
    number = Math.floor(number / CODE_ALPHABET.length);
    return digit;
  });
  return [...digits, checkOf(digits)].map((digit) => CODE_ALPHABET.charAt(digit)).join("");
}

/** Reads a code as people type it: any case, spaces, dots and hyphens anywhere. */
export function readReferralCode(text: string): ReadCode {
  const code = text.replaceAll(/[\s.-]/g, "").toUpperCase();
  const digits = Array.from(code, (symbol) => CODE_ALPHABET.indexOf(symbol));
  if (digits.length !== RANDOM_SYMBOLS + 1 || digits.includes(-1)) return { kind: "no code" };
  const check = digits.at(-1);
  return check === checkOf(digits.slice(0, -1)) ? { kind: "code", code } : { kind: "misread" };
}

/** Each place weighs differently, so one wrong symbol is noticed, and so are two that have changed places. */
function checkOf(digits: readonly number[]): number {
  return digits.reduce((sum, digit, index) => sum + digit * (index + 2), 0) % CODE_ALPHABET.length;
}
