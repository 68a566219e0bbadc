import IndonesianStemmer from "@nlpjs/lang-id/src/indonesian-stemmer.js";
import { stemmer as stemEnglish } from "stemmer";

const indonesian = new IndonesianStemmer();
const LONG_ENOUGH = 5;

/**
 * The keys under which a word of a text is looked up: as written, and its stem in both languages.
 * Chat drops "me-" (nyerang for menyerang) and says -in for -i (gebukin for gebuki); both are put back
 * before the library stems, because it knows written Indonesian only.
 */
export function keysOfWord(word: string): readonly string[] {
  const spellings = [word];
  if (/^(?:n|m)[aiueo]|^(?:ng|ny|mb|mp|nd|nj|nc)/.test(word)) spellings.push(`me${word}`);
  if (/^nge[^aiueo]/.test(word)) spellings.push(word.slice(3), `di${word.slice(3)}`);
  if (word.length > LONG_ENOUGH && word.endsWith("in")) {
    spellings.push(...spellings.map((spelling) => spelling.slice(0, -1)), word.slice(0, -2));
  }
  return unique([exactKey(word), `en:${stemEnglish(word)}`, ...spellings.map(indonesianKey)]);
}

/**
 * The keys under which a word of the content is found. "=serang" stands for that form only.
 * A library without a dictionary cannot give back the t of "menusuk" or the k of "mengepung", so words
 * that start with t or k are kept in that shape as well.
 */
export function keysOfEntry(entry: string): readonly string[] {
  if (entry.startsWith("=")) return [entry];
  const spellings = [entry];
  if (entry.length >= LONG_ENOUGH && /^t[aiueo]/.test(entry)) spellings.push(`men${entry.slice(1)}`);
  if (entry.length >= LONG_ENOUGH && /^k[aiueo]/.test(entry)) spellings.push(`meng${entry.slice(1)}`);
  return unique([`en:${stemEnglish(entry)}`, ...spellings.map(indonesianKey)]);
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
