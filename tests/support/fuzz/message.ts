/** In UTF-16 units: what Telegram lets somebody send, at up to three bytes each. */
const LONGEST_MESSAGE = 4096;
export const LONGEST = LONGEST_MESSAGE * 3;

export function messageIn(input: Buffer): string {
  return input.toString().slice(0, LONGEST_MESSAGE);
}
