import type { z } from "zod";
import type { NegationFile } from "../reading-schema.ts";
import { phraseFinder } from "./pattern.ts";
import type { Word } from "./words.ts";

/** Marks the words that a text denies ("tidak ada yang terluka") or only talks about ("penyuluhan KDRT"). */
export type Negation = (words: readonly Word[]) => void;

type Finder = ReturnType<typeof phraseFinder>;

interface Reach {
  readonly find: Finder;
  readonly reach: number;
  readonly ends: Finder;
  /** Whether it reaches over a comma: always, only while a list goes on, or never. */
  readonly overComma: "always" | "list" | "never";
}

export function makeNegation(file: z.infer<typeof NegationFile>): Negation {
  const ends = phraseFinder(file.ends);
  const kinds: readonly Reach[] = [
    { find: phraseFinder(file.wide.words), reach: file.wide.reach, ends, overComma: "list" },
    {
      find: phraseFinder(file.near.words),
      reach: file.near.reach,
      ends: phraseFinder([...file.ends, ...file.ends_near]),
      overComma: "never",
    },
    { find: phraseFinder(file.topic.words), reach: file.topic.reach, ends, overComma: "never" },
    { find: phraseFinder(file.fiction.words), reach: file.fiction.reach, ends, overComma: "always" },
  ];
  const notNegating = phraseFinder(file.not_negating);
  const goesOn = phraseFinder(file.goes_on);
  const behind = phraseFinder(file.behind.words);
  const notOver = phraseFinder(file.behind.not_over);
  const mayFollow = phraseFinder(file.behind.may_follow);

  const no = phraseFinder(file.near.words);

  return (words) => {
    denyQuestions(words, no);
    for (let index = 0; index < words.length; index++) {
      const back = behind(words, index);
      if (back >= 0 && isLastInClause(words, back, mayFollow)) {
        denyBehind(words, index, { reach: file.behind.reach, notOver });
        continue;
      }
      const found = kinds
        .map((kind) => ({ kind, last: kind.find(words, index) }))
        .reduce((best, next) => (next.last > best.last ? next : best));
      if (found.last < 0) continue;
      const exception = notNegating(words, index);
      if (exception >= found.last) {
        index = exception;
        continue;
      }
      denyAhead(words, found.last + 1, { ...found.kind, goesOn });
      index = found.last;
    }
  };
}

/** "Tawuran? Bukan, cuma main bola": the answer denies what the question names. */
function denyQuestions(words: readonly Word[], no: Finder): void {
  for (const [index, word] of words.entries()) {
    const asked = words[index - 1];
    if (asked?.isAsked !== true || word.clause === asked.clause) continue;
    const last = no(words, index);
    const next = words[last + 1];
    const isWholeAnswer = last >= 0 && (next === undefined || next.isAfterComma || next.clause !== word.clause);
    if (isWholeAnswer) for (const one of words) if (one.clause === asked.clause) one.isNegated = true;
  }
}

function denyAhead(
  words: readonly Word[],
  from: number,
  { reach, ends, overComma, goesOn }: Reach & { readonly goesOn: Finder },
): void {
  const clause = words[from - 1]?.clause;
  for (let index = from; index < Math.min(words.length, from + reach); index++) {
    const word = words[index];
    if (word === undefined || word.clause !== clause) return;
    if (word.isAfterComma && index > from && !goesOver(overComma, () => isListGoingOn(words, index, goesOn))) return;
    if (index > from && ends(words, index) >= 0) return;
    word.isNegated = true;
  }
}

function goesOver(overComma: Reach["overComma"], isListGoingOn: () => boolean): boolean {
  return overComma === "always" || (overComma === "list" && isListGoingOn());
}

/** "tidak ada luka, senjata, atau api": after a comma the list goes on if an "atau" still comes within a few words. */
function isListGoingOn(words: readonly Word[], from: number, goesOn: Finder): boolean {
  const clause = words[from]?.clause;
  for (let index = from; index < Math.min(words.length, from + 4) && words[index]?.clause === clause; index++) {
    if (goesOn(words, index) >= 0) return true;
  }
  return false;
}

function denyBehind(
  words: readonly Word[],
  from: number,
  { reach, notOver }: { readonly reach: number; readonly notOver: Finder },
): void {
  const clause = words[from]?.clause;
  if (words[from]?.isAfterComma) return;
  for (let index = from - 1; index >= Math.max(0, from - reach); index--) {
    const word = words[index];
    if (word === undefined || word.clause !== clause || notOver(words, index) >= 0) return;
    word.isNegated = true;
    if (word.isAfterComma) return;
  }
}

/** A particle may still follow: "senjata tidak ada kok". */
function isLastInClause(words: readonly Word[], index: number, mayFollow: Finder): boolean {
  const clause = words[index]?.clause;
  const last = Math.max(index, mayFollow(words, index + 1));
  const next = words[last + 1];
  return next === undefined || next.isAfterComma || next.clause !== clause;
}
