/** Codes that the bot gives: K1, K2, ... */
const GIVEN = /^K[1-9]\d?$/;
/** Codes that a volunteer makes: two letters say nothing to whoever finds the paper. */
const OWN = /^[A-Z]{2}$/;

export function isNameCode(text: string): boolean {
  return GIVEN.test(text) || OWN.test(text);
}

/** Undefined for anything that could be a name. */
export function readNameCode(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  return isNameCode(code) ? code : undefined;
}

/** The lowest code of the bot that is not in use. */
export function freeNameCode(used: readonly string[]): string {
  let number = 1;
  while (used.includes(`K${number}`)) number++;
  return `K${number}`;
}
