import type { z } from "zod";
import type { Cue as CueFile } from "../reading-schema.ts";
import { isInClause, type Match, matchAt, parseSequence, type Sequence } from "./pattern.ts";
import type { Word } from "./words.ts";

/** Parts that stand near each other, in any order. */
export interface Cue {
  readonly parts: readonly Sequence[];
  readonly unless: readonly Sequence[];
  readonly within: number;
  /** A cue that speaks of a "no" itself ("tidak mau damai") is not undone by that "no". */
  readonly isAboutNo: boolean;
}

const WITHIN = 8;
const GAP = 2;
const NO = "tidak";

export function parseCue(file: z.infer<typeof CueFile>): Cue {
  const { cue, unless = [], within = WITHIN } = typeof file === "string" ? { cue: file } : file;
  const parts = cue.split(" + ").map(parseSequence);
  return {
    parts,
    unless: unless.map(parseSequence),
    within,
    isAboutNo: parts.some((part) => part.some(({ groups }) => groups.includes(NO))),
  };
}

/** Whether the words say what the cue says, not denied and, if asked for, not long past. */
export function isSaid(words: readonly Word[], cue: Cue, onlyNow: boolean): boolean {
  const isValid = ({ first, last }: Match) => {
    for (let index = first; index <= last; index++) {
      const word = words[index];
      if (word === undefined || (onlyNow && word.isPast) || (!cue.isAboutNo && word.isNegated)) return false;
    }
    return true;
  };
  const found = cue.parts.map((part) => findAll(words, part).filter(isValid));
  const [anchors = [], ...others] = found;
  return anchors.some((anchor) => {
    const taken = [anchor];
    for (const matches of others) {
      const near = matches.find(
        (match) => isNear(words, anchor, match, cue.within) && !taken.some((t) => overlap(t, match)),
      );
      if (near === undefined) return false;
      taken.push(near);
    }
    return !taken.some(({ first }) => isExcused(words, words[first]?.clause ?? 0, cue));
  });
}

function findAll(words: readonly Word[], part: Sequence): readonly Match[] {
  return words.map((_, index) => matchAt(words, index, part, GAP)).filter((match) => match !== undefined);
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
