const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
const LETTERS = 12;
/** RFC 9562, version 8: made of a hash. */
const VERSION = 0x80;
const VARIANT = 0x80;

/** The id of a source, 12 of a-z and 2-7: the same digest (12 bytes or more) finds what it has made. */
export function sourceIdOf(digest: Uint8Array): string {
  return Array.from(digest.subarray(0, LETTERS), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join("");
}

/** A UUID made of a digest (16 bytes or more), for files in which everything has one. */
export function uuidOf(digest: Uint8Array): string {
  const bytes = Array.from(digest.subarray(0, 16), (byte, at) => {
    if (at === 6) return (byte & 0x0f) | VERSION;
    return at === 8 ? (byte & 0x3f) | VARIANT : byte;
  });
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
