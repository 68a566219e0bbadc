import type { Source } from "./source.ts";

const NUMBER = /[+(]?\d[\d\s().-]{1,28}\d/;
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
  const number = NUMBER.exec(text)?.[0].trim();
  if (number === undefined) return undefined;
  const isAlone = text.replaceAll(/[\s,;:.-]/g, "") === number.replaceAll(/[\s,;:.-]/g, "");
  return isAlone || number.replaceAll(/\D/g, "").length >= 7 ? number : undefined;
}
