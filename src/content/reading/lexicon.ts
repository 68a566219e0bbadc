import { indexByFirstWord, isInClause, matchAt, NO, parseSequence, type Sequence, startingAt } from "./pattern.ts";
import { makeSpeller } from "./speller.ts";
import { keysOfEntry, keysOfWord } from "./stem.ts";
import type { Word } from "./words.ts";

export interface Lexicon {
  /** Keys and groups of one word; a long unknown word gets those of the known word one slip of the thumb away. */
  namesOf(word: string): readonly string[];
  /** Puts groups of several words on the text and blots out what only sounds like a danger. */
  markPhrases(words: readonly Word[]): void;
}

export interface Vocabulary {
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly idioms: readonly { readonly phrase: string; readonly unless: readonly string[] }[];
  /** Ordinary words and words of the cues: known, so never taken for a slip. */
  readonly known: readonly string[];
}

interface Phrase {
  readonly sequence: Sequence;
  /** Absent for an idiom: it stands for nothing. */
  readonly group: string | undefined;
  readonly unless: readonly Sequence[];
}

const IS_NUMBER = /^\d+$/;
/** The group of number words in the content; figures belong to it too. */
const NUMBER = "<angka>";
const IS_PHRASE = /[\s|<]/;

export function makeLexicon({ groups, idioms, known }: Vocabulary): Lexicon {
  const groupsByKey = new Map<string, string[]>();
  const phrases: Phrase[] = idioms.map(({ phrase, unless }) => ({
    sequence: parseSequence(phrase),
    group: undefined,
    unless: unless.map((text) => parseSequence(text)),
  }));
  for (const [name, entries] of Object.entries(groups)) {
    const group = `<${name}>`;
    for (const entry of entries.filter((entry) => IS_PHRASE.test(entry))) {
      phrases.push({ sequence: parseSequence(entry), group, unless: [] });
    }
    for (const key of entries.filter((entry) => !IS_PHRASE.test(entry)).flatMap(keysOfEntry)) {
      groupsByKey.set(key, [...(groupsByKey.get(key) ?? []), group]);
    }
  }
  const inGroups = Object.values(groups).flat();
  const spell = makeSpeller([...inGroups, ...known], inGroups);
  const index = indexByFirstWord(phrases, ({ sequence }) => sequence);

  return {
    namesOf: (word) => {
      const keys = [...keysOfWord(word), ...spell(word)];
      return [...keys, ...keys.flatMap((key) => groupsByKey.get(key) ?? []), ...(IS_NUMBER.test(word) ? [NUMBER] : [])];
    },
    markPhrases: (words) =>
      markPhrases(words, (first) => longestPhrases(words, first, startingAt(words[first], index))),
  };
}

/**
 * The longest phrase wins. An idiom blots out its words ("pukul delapan" is no blow); a group of several words
 * stands on its first word in place of that word's own groups ("bunuh diri" is no killing).
 */
function markPhrases(words: readonly Word[], longestFrom: (first: number) => Longest): void {
  for (let index = 0; index < words.length; index++) {
    const { last, phrases } = longestFrom(index);
    if (phrases.length === 0) continue;
    const groups = phrases.flatMap(({ group }) => group ?? []);
    for (const word of words.slice(index, last + 1)) {
      if (groups.length === 0) word.names.clear();
      else if (word === words[index]) dropGroups(word);
    }
    for (const group of groups) words[index]?.names.add(group);
    index = last;
  }
}

/** A "tidak" in a phrase stays a "tidak" for the rest of the sentence. */
function dropGroups(word: Word): void {
  for (const name of word.names) if (name.startsWith("<") && name !== NO) word.names.delete(name);
}

interface Longest {
  readonly last: number;
  readonly phrases: readonly Phrase[];
}

function longestPhrases(words: readonly Word[], first: number, phrases: ReadonlySet<Phrase>): Longest {
  const clause = words[first]?.clause ?? 0;
  let last = first;
  let longest: Phrase[] = [];
  for (const phrase of phrases) {
    const match = matchAt(words, first, phrase.sequence, 0);
    if (match === undefined || match.last < last) continue;
    if (phrase.unless.some((sequence) => isInClause(words, clause, sequence, 0))) continue;
    if (match.last > last) longest = [];
    last = match.last;
    longest.push(phrase);
  }
  return { last, phrases: longest };
}
