import { keyOfExactWord, keysOfEntry } from "./stem.ts";
import type { Word } from "./words.ts";

/** The group of the words that say no. */
export const NO = "<tidak>";

/** First words of a choice that brings its own denial: "belum_jelas". */
const DENIES = new Set(["tidak", "belum", "bukan", "tanpa", "no", "not", "never", "nobody"]);

/** One place in a pattern: names (keys of words, groups) of which the word must have one, or words side by side. */
interface Place {
  readonly names: readonly string[];
  /** Whether it is a word that denies what follows. */
  readonly isNo: boolean;
  readonly phrases: readonly Sequence[];
}

/** Places that follow one another. Written "dipaksa tanda_tangan|teken <surat>". */
export type Sequence = readonly Place[];

/** Things that start with a sequence, found by any name of its first place. */
export type FirstWordIndex<T> = ReadonlyMap<string, readonly T[]>;

export interface Match {
  readonly first: number;
  readonly last: number;
}

export function parseSequence(text: string, keysOf = keysOfEntry): Sequence {
  return text
    .trim()
    .split(/\s+/)
    .map((place) => parsePlace(place, keysOf));
}

function parsePlace(text: string, keysOf: typeof keysOfEntry): Place {
  const choices = text.split("|");
  const isPhrase = (choice: string) => choice.includes("_") && !choice.startsWith("<");
  return {
    names: choices
      .filter((choice) => !isPhrase(choice))
      .flatMap((choice) => (choice.startsWith("<") ? [choice] : keysOf(choice))),
    isNo: choices.some((choice) => DENIES.has(choice)),
    phrases: choices.filter(isPhrase).map((choice) => choice.split("_").map((word) => parsePlace(word, keysOf))),
  };
}

export function indexByFirstWord<T>(items: readonly T[], sequenceOf: (item: T) => Sequence): FirstWordIndex<T> {
  const index = new Map<string, T[]>();
  for (const item of items) {
    for (const name of firstNames(sequenceOf(item))) {
      const there = index.get(name);
      if (there === undefined) index.set(name, [item]);
      else there.push(item);
    }
  }
  return index;
}

function firstNames(sequence: Sequence): readonly string[] {
  const [first] = sequence;
  return first === undefined ? [] : [...first.names, ...first.phrases.flatMap(firstNames)];
}

export function startingAt<T>(word: Word | undefined, index: FirstWordIndex<T>): ReadonlySet<T> {
  const found = new Set<T>();
  for (const name of word?.names ?? []) for (const item of index.get(name) ?? []) found.add(item);
  return found;
}

/** Where a sequence lies that starts at this word, with at most so many other words between two places. */
export function matchAt(words: readonly Word[], first: number, sequence: Sequence, gap: number): Match | undefined {
  let last = first - 1;
  for (let step = 0; step < sequence.length; step++) {
    const furthest = step === 0 ? first : Math.min(last + 1 + gap, words.length - 1);
    let found = -1;
    for (let index = last + 1; index <= furthest && found < 0; index++) {
      const word = words[index];
      if (word === undefined || word.clause !== words[first]?.clause) return undefined;
      if (step > 0 && word.isAfterComma) return undefined;
      found = endOfPlace(words, index, sequence[step]);
    }
    if (found < 0) return undefined;
    last = found;
  }
  return { first, last };
}

/** Where the place ends if it fits here: -1 if it does not. */
function endOfPlace(words: readonly Word[], index: number, place: Place | undefined): number {
  const word = words[index];
  if (word === undefined || place === undefined) return -1;
  for (const phrase of place.phrases) {
    const match = matchAt(words, index, phrase, 0);
    if (match !== undefined) return match.last;
  }
  for (const name of place.names) if (word.names.has(name)) return index;
  return -1;
}

/** Whether the names that occur in a text could fill a place at all. */
export function canFill(names: ReadonlySet<string>, { names: own, phrases }: Place): boolean {
  return (
    own.some((name) => names.has(name)) || phrases.some((phrase) => phrase.every((place) => canFill(names, place)))
  );
}

/**
 * Parses phrases of denial or time and answers where the longest of them that starts at a word ends: -1 if none
 * does. Their words stand for themselves: a stem that is mistaken for a "no" (andai, anda) would hide a danger.
 */
export function phraseFinder(phrases: readonly string[]): (words: readonly Word[], first: number) => number {
  const index = indexByFirstWord(
    phrases.map((phrase) => parseSequence(phrase, keyOfExactWord)),
    (sequence) => sequence,
  );
  return (words, first) => {
    let last = -1;
    for (const sequence of startingAt(words[first], index)) {
      last = Math.max(last, matchAt(words, first, sequence, 0)?.last ?? -1);
    }
    return last;
  };
}

export function isInClause(words: readonly Word[], clause: number, sequence: Sequence, gap: number): boolean {
  return words.some((word, index) => word.clause === clause && matchAt(words, index, sequence, gap) !== undefined);
}
