import MiniSearch from "minisearch";
import { longestAt, type Match, matchAt, parseSequence, type Sequence } from "./pattern.ts";
import { keysOfEntry, keysOfWord } from "./stem.ts";
import type { Word } from "./words.ts";

export interface Lexicon {
  /** Keys of a word of the text; a long word that nobody knows gets those of the known word one typing slip away. */
  keysOf(word: string): readonly string[];
  groupsOf(keys: Iterable<string>): Iterable<string>;
  /** Puts groups of several words on the text and blots out what only sounds like a danger. */
  markPhrases(words: readonly Word[]): void;
}

export interface Vocabulary {
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly idioms: readonly { readonly phrase: string; readonly unless: readonly string[] }[];
  /** Ordinary words and words of the cues: known, so never taken for a typing slip. */
  readonly known: readonly string[];
}

interface Phrase {
  readonly sequence: Sequence;
  readonly group: string | undefined;
  readonly unless: readonly Sequence[];
}

/** Shorter words differ from an ordinary word by one letter too often: golok, gelok; bacok, bacot. */
const LONG_ENOUGH_FOR_A_SLIP = 6;

export function makeLexicon({ groups, idioms, known }: Vocabulary): Lexicon {
  const groupsByKey = new Map<string, Set<string>>();
  const phrases: Phrase[] = idioms.map(({ phrase, unless }) => ({
    sequence: parseSequence(phrase),
    group: undefined,
    unless: unless.map(parseSequence),
  }));
  for (const [group, entries] of Object.entries(groups)) {
    for (const entry of entries) {
      if (/[\s|<]/.test(entry)) phrases.push({ sequence: parseSequence(entry), group, unless: [] });
      else
        for (const key of keysOfEntry(entry)) {
          const there = groupsByKey.get(key) ?? new Set();
          groupsByKey.set(key, there.add(group));
        }
    }
  }
  const byFirst = indexByFirst(phrases);
  const speller = makeSpeller([...wordsOf(groups), ...known]);

  return {
    keysOf: (word) => [...keysOfWord(word), ...speller(word)],
    groupsOf: function* (keys) {
      for (const key of keys) yield* groupsByKey.get(key) ?? [];
    },
    markPhrases: (words) => markPhrases(words, byFirst),
  };
}

function wordsOf(groups: Vocabulary["groups"]): readonly string[] {
  return Object.values(groups).flatMap((entries) => entries.flatMap((entry) => entry.split(/[\s|]+/)));
}

function makeSpeller(entries: readonly string[]): (word: string) => readonly string[] {
  const words = [...new Set(entries.filter((entry) => !entry.startsWith("<")).map((entry) => entry.replace("=", "")))];
  const knownKeys = new Set(words.flatMap((word) => [...keysOfEntry(word), `=${word}`]));
  const index = new MiniSearch<{ id: number; word: string }>({
    fields: ["word"],
    tokenize: (text) => [text],
    processTerm: (term) => term,
  });
  index.addAll(words.map((word, id) => ({ id, word })).filter(({ word }) => word.length >= LONG_ENOUGH_FOR_A_SLIP));

  return (word) => {
    const isCensored = word.includes("*");
    if (word.length < LONG_ENOUGH_FOR_A_SLIP && !isCensored) return [];
    if (keysOfWord(word).some((key) => knownKeys.has(key))) return [];
    return keysOfWord(word)
      .filter((key) => !key.startsWith("en:"))
      .map((key) => key.replace(/^(?:=|id:)/, ""))
      .filter((spelling) => spelling.length >= LONG_ENOUGH_FOR_A_SLIP)
      .flatMap((spelling) => index.search(spelling, { fuzzy: 1 }).slice(0, 1))
      .flatMap(({ id }) => keysOfEntry(words[id] ?? ""));
  };
}

function indexByFirst(phrases: readonly Phrase[]): ReadonlyMap<string, readonly Phrase[]> {
  const index = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const first = phrase.sequence[0];
    for (const name of [...(first?.keys ?? []), ...(first?.groups ?? []).map((group) => `<${group}>`)]) {
      index.set(name, [...(index.get(name) ?? []), phrase]);
    }
  }
  return index;
}

/** The longest phrase wins, and its words are used up: "bunuh diri" is no killing, "pukul delapan" no blow. */
function markPhrases(words: readonly Word[], byFirst: ReadonlyMap<string, readonly Phrase[]>): void {
  for (let index = 0; index < words.length; index++) {
    const best = longestPhrase(words, index, byFirst);
    if (best === undefined) continue;
    for (const word of words.slice(best.match.first, best.match.last + 1)) {
      word.groups.clear();
      word.keys.clear();
    }
    if (best.phrase.group !== undefined) words[index]?.groups.add(best.phrase.group);
    index = best.match.last;
  }
}

function longestPhrase(
  words: readonly Word[],
  index: number,
  byFirst: ReadonlyMap<string, readonly Phrase[]>,
): { phrase: Phrase; match: Match } | undefined {
  const word = words[index];
  if (word === undefined) return undefined;
  let best: { phrase: Phrase; match: Match } | undefined;
  for (const name of [...word.keys, ...[...word.groups].map((group) => `<${group}>`)]) {
    for (const phrase of byFirst.get(name) ?? []) {
      const match = matchAt(words, index, phrase.sequence, 0);
      if (match === undefined || (best !== undefined && match.last <= best.match.last)) continue;
      if (!isExcused(words, word.clause, phrase)) best = { phrase, match };
    }
  }
  return best;
}

function isExcused(words: readonly Word[], clause: number, { unless }: Phrase): boolean {
  return words.some((word, index) => word.clause === clause && longestAt(words, index, unless) !== undefined);
}
