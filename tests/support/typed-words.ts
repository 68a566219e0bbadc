import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { getDistricts, getProvinces, getRegencies } from "idn-area-data";
import { CODE_ALPHABET } from "../../src/domain/referral-code.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Shorter words stand by chance in codes and ids. */
const SHORTEST_WORD = 5;
const SHORTEST_TEXT = 12;

/** What somebody typed, as it is searched for: the whole of it, and each word that nothing of the house has. */
export interface Typed {
  /** Whole texts by the word under which they are looked for. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly words: ReadonlySet<string>;
}

/** Words of the content, of places and of the code: they may stand in a store for a hundred reasons. */
export async function houseWords(): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const add = (text: string) => {
    for (const word of wordsIn(text)) found.add(word);
  };
  for await (const file of glob(["content/**/*.yaml", "src/**/*.ts"], { cwd: ROOT }))
    add(readFileSync(join(ROOT, file), "utf8"));
  for (const places of await Promise.all([getProvinces(), getRegencies(), getDistricts()])) {
    for (const { name } of places) add(name);
  }
  return found;
}

export function typedWords(typed: Iterable<string>, known: ReadonlySet<string>): Typed {
  const texts = new Map<string, string[]>();
  const words = new Set<string>();
  for (const text of new Set(typed)) {
    const said = withoutCommand(text);
    const own = wordsIn(said);
    for (const word of own)
      if (word.length >= SHORTEST_WORD && /^\p{L}+$/u.test(word) && !known.has(word) && !isCode(word)) words.add(word);
    const longest = own.toSorted((one, other) => other.length - one.length)[0];
    // A text of a word or two may be a button, a place, an amount: only its rare words tell.
    if (longest === undefined || own.length < 3 || said.length < SHORTEST_TEXT) continue;
    texts.set(longest, [...(texts.get(longest) ?? []), plainly(said)]);
  }
  return { texts, words };
}

/** The bot has made it up itself: it has no vowel, so it is no word of anybody. */
function isCode(word: string): boolean {
  return word.length <= 6 && Array.from(word.toUpperCase()).every((symbol) => CODE_ALPHABET.includes(symbol));
}

/** What of it stands in a text: the first one found. */
export function typedIn(text: string, { texts, words }: Typed): string | undefined {
  const plain = plainly(text);
  for (const word of wordsIn(text)) {
    if (words.has(word)) return word;
    const found = texts.get(word)?.find((whole) => plain.includes(whole));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** /start carries the payload of a link. Whatever else a command is given was typed. */
function withoutCommand(text: string): string {
  if (/^\/start\b/.test(text)) return "";
  return text.replace(/^\/\S+\s*/, (command) => (command.trim().length < 20 ? "" : command));
}

function wordsIn(text: string): readonly string[] {
  return plainly(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function plainly(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, " ").trim();
}
