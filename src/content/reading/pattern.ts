import { keysOfEntry } from "./stem.ts";
import type { Word } from "./words.ts";

/** The group of the words that say no. */
export const NO = "<tidak>";

/** One place in a pattern: the word must have one of these names (a key of a word, or a group). */
type Place = readonly string[];

/** Places that follow one another. Written "dipaksa tanda|teken <surat>". */
export type Sequence = readonly Place[];

/** Things that start with a sequence, found by any name of its first place. */
export type FirstWordIndex<T> = ReadonlyMap<string, readonly T[]>;

export interface Match {
  readonly first: number;
  readonly last: number;
}

export function parseSequence(text: string): Sequence {
  return text
    .trim()
    .split(/\s+/)
    .map((place) => place.split("|").flatMap((choice) => (choice.startsWith("<") ? [choice] : keysOfEntry(choice))));
}

export function indexByFirstWord<T>(items: readonly T[], sequenceOf: (item: T) => Sequence): FirstWordIndex<T> {
  const index = new Map<string, T[]>();
  for (const item of items) {
    for (const name of sequenceOf(item)[0] ?? []) {
      const there = index.get(name);
      if (there === undefined) index.set(name, [item]);
      else there.push(item);
    }
  }
  return index;
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
      if (gap === 0 && step > 0 && word.isAfterComma) return undefined;
      if (fits(word, sequence[step] ?? [])) found = index;
    }
    if (found < 0) return undefined;
    last = found;
  }
  return { first, last };
}

/** Parses phrases and answers where the longest of them that starts at a word ends: -1 if none does. */
export function phraseFinder(phrases: readonly string[]): (words: readonly Word[], first: number) => number {
  const index = indexByFirstWord(phrases.map(parseSequence), (sequence) => sequence);
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

export function fits(word: Word, place: Place): boolean {
  for (const name of place) if (word.names.has(name)) return true;
  return false;
}
