import type { Source } from "./source.ts";

const NUMBERS = /[+(]?\d[\d\s().-]{1,28}\d/g;
const SAYS_WHATSAPP = /\b(?:wa|whats ?app)\b[\s.:]*/i;

/**
 * How to reach an office, as somebody types it: a number is a phone, after "WA" it is WhatsApp, and the words around
 * it are the address. "0274868000, Jl. Kaliurang 5" holds both.
 */
export function readContact(text: string): Source["contact"] {
  const isWhatsapp = SAYS_WHATSAPP.test(text);
  const number = startOfNumber(text);
  if (number === undefined) return { address: text };
  const words = text
    .replace(number, " ")
    .replace(isWhatsapp ? SAYS_WHATSAPP : /\b(?:telp|tel|hp|phone)\b[\s.:]*/i, " ");
  const address = words.replaceAll(/\s+/g, " ").replaceAll(/^[\s,;:.-]+|[\s,;:-]+$/g, "");
  const reached = isWhatsapp ? { whatsapp: number } : { phone: number };
  return address === "" ? reached : { ...reached, address };
}

/** A house number is no phone: a number stands alone, says what it is, or has seven digits. */
function startOfNumber(text: string): string | undefined {
  const numbers = (text.match(NUMBERS) ?? []).map((number) => number.trim());
  const isAlone = (number: string) => text.replaceAll(/[\s,;:.-]/g, "") === number.replaceAll(/[\s,;:.-]/g, "");
  return numbers.find((number) => isAlone(number) || number.replaceAll(/\D/g, "").length >= 7);
}
