import type { z } from "zod";
import type { Cue as CueFile } from "../reading-schema.ts";
import { canFill, isInClause, type Match, matchAt, NO, parseSequence, type Sequence } from "./pattern.ts";
import type { Word } from "./words.ts";

/** Parts that stand near each other, in any order. */
export interface Cue {
  readonly parts: readonly Sequence[];
  readonly unless: readonly Sequence[];
  readonly within: number;
  /** A cue that speaks of a "no" itself ("tidak mau damai") is not undone by that "no". */
  readonly isAboutNo: boolean;
}

/** The words of one text with all names that occur in it, so that most cues are dismissed at a glance. */
export interface ArrangedText {
  readonly words: readonly Word[];
  readonly names: ReadonlySet<string>;
}

const WITHIN = 8;
const GAP = 2;

export function parseCue(file: z.infer<typeof CueFile>): Cue {
  const { cue, unless = [], within = WITHIN } = typeof file === "string" ? { cue: file } : file;
  const parts = cue.split(" + ").map(parseSequence);
  return {
    parts,
    unless: unless.map(parseSequence),
    within,
    isAboutNo: parts.some((part) => part.some((place) => place.names.includes(NO))),
  };
}

/** Whether the text says what the cue says, not denied and, if asked for, not long past. */
export function isSaid({ words, names }: ArrangedText, cue: Cue, onlyNow: boolean): boolean {
  if (!isPossible(names, cue)) return false;
  const isValid = ({ first, last }: Match) => {
    for (let index = first; index <= last; index++) {
      const word = words[index];
      if (word === undefined || (onlyNow && word.isPast) || (!cue.isAboutNo && word.isNegated)) return false;
    }
    return true;
  };
  const [anchors = [], ...others] = cue.parts.map((part) => findAll(words, part).filter(isValid));
  return anchors.some((anchor) => {
    const taken = [anchor];
    for (const matches of others) {
      const near = matches.find(
        (match) => isNear(words, anchor, match, cue.within) && !taken.some((other) => overlap(other, match)),
      );
      if (near === undefined) return false;
      taken.push(near);
    }
    return !taken.some(({ first }) => isExcused(words, words[first]?.clause ?? 0, cue));
  });
}

function isPossible(names: ReadonlySet<string>, { parts }: Cue): boolean {
  for (const part of parts) for (const place of part) if (!canFill(names, place)) return false;
  return true;
}

function findAll(words: readonly Word[], part: Sequence): readonly Match[] {
  const found: Match[] = [];
  for (let index = 0; index < words.length; index++) {
    const match = matchAt(words, index, part, GAP);
    if (match !== undefined) found.push(match);
  }
  return found;
}

function isNear(words: readonly Word[], a: Match, b: Match, within: number): boolean {
  const [left, right] = a.first <= b.first ? [a, b] : [b, a];
  return (words[right.first]?.position ?? 0) - (words[left.last]?.position ?? 0) <= within;
}

function overlap(a: Match, b: Match): boolean {
  return a.first <= b.last && b.first <= a.last;
}

function isExcused(words: readonly Word[], clause: number, { unless }: Cue): boolean {
  return unless.some((sequence) => isInClause(words, clause, sequence, GAP));
}
