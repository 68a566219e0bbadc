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

/** A part such as "kabar belum_jelas" holds its own denial; the other parts of the cue may still be denied. */
function saysNo(part: Sequence): boolean {
  return part.some(({ isNo, phrases }) => isNo || phrases.some((phrase) => phrase[0]?.isNo === true));
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
  const parts = cue.split(" + ").map((text) => parseSequence(text));
  return {
    parts,
    unless: unless.map((text) => parseSequence(text)),
    within,
    isAboutNo: parts.some((part) => part.some((place) => place.names.includes(NO))),
  };
}

/** Whether the text says what the cue says, not denied and, if asked for, not long past. */
export function isSaid({ words, names }: ArrangedText, cue: Cue, onlyNow: boolean): boolean {
  if (!isPossible(names, cue)) return false;
  const isValid = ({ first, last }: Match, mayBeDenied: boolean) => {
    for (let index = first; index <= last; index++) {
      const word = words[index];
      if (word === undefined || (onlyNow && word.isPast) || (word.isNegated && !mayBeDenied)) return false;
    }
    return true;
  };
  const parts = cue.parts.map((part) => findAll(words, part, (match) => isValid(match, cue.isAboutNo || saysNo(part))));
  const isComplete = (taken: readonly Match[]): boolean => {
    const matches = parts[taken.length];
    if (matches === undefined) return !taken.some(({ first }) => isExcused(words, words[first]?.clause ?? 0, cue));
    const candidates = taken[0] === undefined ? matches : around(matches, taken[0], cue.within);
    return candidates.some(
      (match) =>
        match !== undefined &&
        (taken[0] === undefined || isNear(words, taken[0], match, cue.within)) &&
        !taken.some((other) => overlap(other, match)) &&
        isComplete([...taken, match]),
    );
  };
  return isComplete([]);
}

function isPossible(names: ReadonlySet<string>, { parts }: Cue): boolean {
  for (const part of parts) for (const place of part) if (!canFill(names, place)) return false;
  return true;
}

/** The match that starts at each word, if there is one. */
type Matches = readonly (Match | undefined)[];

function findAll(words: readonly Word[], part: Sequence, isValid: (match: Match) => boolean): Matches {
  return words.map((_, index) => {
    const match = matchAt(words, index, part, GAP);
    return match !== undefined && isValid(match) ? match : undefined;
  });
}

/** Those that can lie near at all: a message of 4,000 characters must not take all of them with all others. */
function around(matches: Matches, { first, last }: Match, within: number): Matches {
  const longest = within + GAP * within;
  return matches.slice(Math.max(0, first - longest), last + within + 1);
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
