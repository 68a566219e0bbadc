import IndonesianStemmer from "@nlpjs/lang-id/src/indonesian-stemmer.js";
import { stemmer as stemEnglish } from "stemmer";

const indonesian = new IndonesianStemmer();
const SWALLOWED: readonly (readonly [RegExp, string])[] = [
  [/^(?:me|pe)?n(?=[aiueo])/, "t"],
  [/^(?:me|pe)?ng(?=[aiueo])/, "k"],
  [/^(?:me|pe)?ny(?=[aiueo])/, "c"],
];
const HAS_AFFIX = /^(?:di|ber|ter|me[mnlrwy]|pe[lmnr]|se[bkp])...|...(?:an|kan|nya)$/;
/** Endings of chat and of regional languages that the library does not know: gebukin, jotosi, bojone, getihe. */
const CHAT_ENDING = /(?<=^\p{L}{4,})(?:in|i|ne|e|ke|no)$/u;
const CLITIC = /(?<=^\p{L}{3,})(?:nya|ku|mu|lah|kah|pun)$/u;
const ENDINGS = ["nya", "ku", "mu", "lah"];

/**
 * The keys under which a word of a text is looked up: as written, and its stem in both languages.
 * Chat drops "me-" (nyerang for menyerang) and has endings of its own; both are put right before the library
 * stems, because it knows written Indonesian only.
 */
export function keysOfWord(word: string): readonly string[] {
  const spellings = [word];
  if (/^(?:n|m(?!e))[aiueo]|^(?:ng|ny|mb|mp|nd|nj|nc)/.test(word)) spellings.push(`me${word}`);
  if (/^nge[^aiueo]/.test(word)) spellings.push(word.slice(3));
  // Without a dictionary the library cannot give back the first letter of menusuk (tusuk) and mengeroyok (keroyok).
  for (const [nasal, letter] of SWALLOWED) if (nasal.test(word)) spellings.push(word.replace(nasal, letter));
  const ending = CHAT_ENDING.exec(word)?.[0];
  if (ending !== undefined) spellings.push(...spellings.map((spelling) => spelling.slice(0, -ending.length)));
  // The library would go on to "laku" from "pelakunya" and take "bentrokan" for bentro + kan.
  const bare = word.replace(CLITIC, "").replace(/kan$/, "k");
  return unique([
    exactKey(word),
    `en:${word}`,
    `en:${stemEnglish(word)}`,
    `id:${bare}`,
    ...spellings.map(indonesianKey),
  ]);
}

/**
 * The keys under which a word of the content is found. A root stands for all its forms (serang: menyerang,
 * diserang); a word with a prefix or an ending stands for itself, because its root may say something else
 * (pengadilan, court; adil, fair); "=serang" stands for that one form.
 */
export function keysOfEntry(entry: string): readonly string[] {
  if (entry.startsWith("=")) return [entry];
  // An Indonesian "tebus" is no English plural.
  const english = entry.endsWith("s") ? entry : stemEnglish(entry);
  const keys = [exactKey(entry), `id:${entry}`, `en:${english}`];
  if (HAS_AFFIX.test(entry)) return unique([...keys, ...ENDINGS.map((ending) => exactKey(entry + ending))]);
  return unique([...keys, indonesianKey(entry)]);
}

/** The key of one form alone. */
export function keyOfExactWord(entry: string): readonly string[] {
  return [entry.startsWith("=") ? entry : exactKey(entry)];
}

function exactKey(word: string): string {
  return `=${word}`;
}

function indonesianKey(word: string): string {
  return `id:${indonesian.stemWord(word)}`;
}

function unique(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)];
}
