import { keysOfEntry } from "./stem.ts";
import type { Word } from "./words.ts";

/** One place in a pattern: the word must have one of these keys or stand in one of these groups. */
interface Place {
  readonly keys: readonly string[];
  readonly groups: readonly string[];
}

/** Places that follow one another. Written "dipaksa tanda|teken <surat>". */
export type Sequence = readonly Place[];

export interface Match {
  readonly first: number;
  readonly last: number;
}

export function parseSequence(text: string): Sequence {
  return text.trim().split(/\s+/).map(parsePlace);
}

function parsePlace(text: string): Place {
  const choices = text.split("|");
  return {
    keys: choices.filter((choice) => !isGroup(choice)).flatMap(keysOfEntry),
    groups: choices.filter(isGroup).map((choice) => choice.slice(1, -1)),
  };
}

function isGroup(choice: string): boolean {
  return choice.startsWith("<") && choice.endsWith(">");
}

/** Where a sequence lies that starts at this word, with at most so many other words between two places. */
export function matchAt(words: readonly Word[], first: number, sequence: Sequence, gap: number): Match | undefined {
  let last = first - 1;
  for (const [step, place] of sequence.entries()) {
    const from = last + 1;
    const to = step === 0 ? first : Math.min(from + gap, words.length - 1);
    let found = -1;
    for (let index = from; index <= to && found < 0; index++) {
      const word = words[index];
      if (word === undefined || word.clause !== words[first]?.clause) return undefined;
      if (gap === 0 && step > 0 && word.isAfterComma) return undefined;
      if (fits(word, place)) found = index;
    }
    if (found < 0) return undefined;
    last = found;
  }
  return { first, last };
}

/** The longest of several sequences at this word, its words side by side. */
export function longestAt(words: readonly Word[], first: number, sequences: readonly Sequence[]): Match | undefined {
  let longest: Match | undefined;
  for (const sequence of sequences) {
    const match = matchAt(words, first, sequence, 0);
    if (match !== undefined && (longest === undefined || match.last > longest.last)) longest = match;
  }
  return longest;
}

export function isInClause(words: readonly Word[], clause: number, sequence: Sequence, gap: number): boolean {
  return words.some((word, index) => word.clause === clause && matchAt(words, index, sequence, gap) !== undefined);
}

function fits(word: Word, place: Place): boolean {
  return place.keys.some((key) => word.keys.has(key)) || place.groups.some((group) => word.groups.has(group));
}
