import { shorten } from "./shorten.ts";

/**
 * What people typed, as a message may show it: whatever stands in it, the words around it keep their place and their
 * order. Bold, links and so on are another matter (escapeHtml). Every step is linear in the length of the text.
 */
export function showable(text: string, mayHaveLines: boolean): string {
  if (PLAIN.test(text)) return mayHaveLines ? text : inOneLine(text);
  const clean = text
    .toWellFormed()
    .replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
    .replaceAll("\t", " ")
    .replaceAll(UNSEEN, "")
    .replaceAll(MANY_MARKS, "$1");
  return (mayHaveLines ? clean : inOneLine(clean)).split("\n").map(isolate).join("\n");
}

/** Most texts: nothing in them needs a look. */
const PLAIN = /^[\n\x20-\x7E\u00A1-\u02FF\u2010-\u2027\u2030-\u205E\u20A0-\u20CF\u2190-\u2BFF]*$/;

/**
 * Control characters, marks that turn the direction of writing, and letters without a shape. What joins emoji and Persian
 * letters stays (200C, 200D), and so does the joiner that parts a name from what it must not become (2060).
 */
const UNSEEN =
  /[^\P{Cc}\n]|[\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u202A-\u202E\u2061-\u2067\u206A-\u206F\u3164\uFEFF\uFFA0\u{E0000}-\u{E007F}]/gu;

/** Marks above and below one letter: more of them cover the lines around it. */
const MANY_MARKS = /(\p{M}{4})\p{M}+/gu;

/** Hebrew, Arabic and the other scripts that run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const [OPEN, CLOSE] = ["\u2068", "\u2069"];
const ISOLATES = /[\u2068\u2069]/g;

/** A line that runs from right to left does so by itself: a number behind it stays behind it. */
function isolate(line: string): string {
  const held = isBalanced(line) ? line : line.replaceAll(ISOLATES, "");
  return RIGHT_TO_LEFT.test(held) && !isWrapped(held) ? `${OPEN}${held}${CLOSE}` : held;
}

/** What an inner message has isolated stays so; a lone end of one would end ours. */
function isBalanced(line: string): boolean {
  let depth = 0;
  for (const [mark] of line.matchAll(ISOLATES)) {
    depth += mark === OPEN ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function isWrapped(line: string): boolean {
  return line.startsWith(OPEN) && line.indexOf(CLOSE) === line.length - 1;
}

function inOneLine(text: string): string {
  if (!text.includes("\n")) return text;
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(" ");
}

/** As long as a name that Telegram shows whole. */
const LONGEST_NAME = 64;

/**
 * A name that somebody gave to themselves or to a file, as a message may show it: Telegram makes no link, mention or command
 * of it that a tap would follow. Empty when there is nothing to see in it.
 */
export function nameToShow(name: string): string {
  const shown = shorten(showable(name, false).trim(), LONGEST_NAME);
  return shown.replaceAll(/[@/#$.:](?=[\p{L}\p{N}_])|:(?=\/\/)/gu, "$&\u2060");
}
