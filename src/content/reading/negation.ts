import type { z } from "zod";
import type { NegationFile } from "../reading-schema.ts";
import { longestAt, parseSequence, type Sequence } from "./pattern.ts";
import type { Word } from "./words.ts";

/** Marks the words that a sentence denies ("tidak ada yang terluka") or only talks about ("penyuluhan KDRT"). */
export type Negation = (words: readonly Word[]) => void;

export function makeNegation(file: z.infer<typeof NegationFile>): Negation {
  const parse = (phrases: readonly string[]) => phrases.map(parseSequence);
  const ends = parse(file.ends);
  const endsNear = [...ends, ...parse(file.ends_near)];
  const notNegating = parse(file.not_negating);
  const goesOn = parse(file.goes_on);
  const behind = parse(file.behind.words);
  const notOver = parse(file.behind.not_over);
  const forward = [
    { words: parse(file.wide.words), reach: file.wide.reach, ends, isList: true },
    { words: parse(file.near.words), reach: file.near.reach, ends: endsNear, isList: false },
    { words: parse(file.topic.words), reach: file.topic.reach, ends, isList: false },
  ];

  return (words) => {
    for (let index = 0; index < words.length; index++) {
      const back = longestAt(words, index, behind);
      if (back !== undefined && isLastInClause(words, back.last)) {
        denyBehind(words, index, file.behind.reach, notOver);
        continue;
      }
      const exception = longestAt(words, index, notNegating);
      const found = forward
        .map((kind) => ({ kind, match: longestAt(words, index, kind.words) }))
        .filter(({ match }) => match !== undefined)
        .toSorted((a, b) => (b.match?.last ?? 0) - (a.match?.last ?? 0))[0];
      if (found?.match === undefined) continue;
      if (exception !== undefined && exception.last >= found.match.last) {
        index = exception.last;
        continue;
      }
      denyAhead(words, found.match.last + 1, { ...found.kind, goesOn });
      index = found.match.last;
    }
  };
}

interface Reach {
  readonly reach: number;
  readonly ends: readonly Sequence[];
  readonly isList: boolean;
  readonly goesOn: readonly Sequence[];
}

function denyAhead(words: readonly Word[], from: number, { reach, ends, isList, goesOn }: Reach): void {
  const clause = words[from - 1]?.clause;
  for (let index = from; index < Math.min(words.length, from + reach); index++) {
    const word = words[index];
    if (word === undefined || word.clause !== clause) return;
    if (word.isAfterComma && index > from && !(isList && isListGoingOn(words, index, goesOn))) return;
    if (index > from && longestAt(words, index, ends) !== undefined) return;
    word.isNegated = true;
  }
}

/** "tidak ada luka, senjata, atau api": after a comma the list goes on if an "atau" still comes within a few words. */
function isListGoingOn(words: readonly Word[], from: number, goesOn: readonly Sequence[]): boolean {
  const clause = words[from]?.clause;
  for (let index = from; index < Math.min(words.length, from + 4) && words[index]?.clause === clause; index++) {
    if (longestAt(words, index, goesOn) !== undefined) return true;
  }
  return false;
}

function denyBehind(words: readonly Word[], from: number, reach: number, notOver: readonly Sequence[]): void {
  const clause = words[from]?.clause;
  if (words[from]?.isAfterComma) return;
  for (let index = from - 1; index >= Math.max(0, from - reach); index--) {
    const word = words[index];
    if (word === undefined || word.clause !== clause || longestAt(words, index, notOver) !== undefined) return;
    word.isNegated = true;
    if (word.isAfterComma) return;
  }
}

function isLastInClause(words: readonly Word[], index: number): boolean {
  const next = words[index + 1];
  const afterNext = words[index + 2];
  const isEnd = (word: Word | undefined) =>
    word === undefined || word.isAfterComma || word.clause !== words[index]?.clause;
  return isEnd(next) || (next !== undefined && next.text.length <= 4 && isEnd(afterNext));
}
