import type { z } from "zod";
import type { TimeFile } from "../reading-schema.ts";
import { longestAt, parseSequence, type Sequence } from "./pattern.ts";
import type { Word } from "./words.ts";

/** Marks the words that tell of something long past: the gate asks for now or the last 24 hours. */
export type Timing = (words: readonly Word[]) => void;

interface Mark {
  readonly index: number;
  readonly isPast: boolean;
}

export function makeTiming(file: z.infer<typeof TimeFile>): Timing {
  const past = file.past.map(parseSequence);
  const notPast = file.not_past.map(parseSequence);
  const present = file.present.map(parseSequence);
  const looksBack = file.looks_back.map(parseSequence);

  const marksOf = (words: readonly Word[]): readonly Mark[] => {
    const marks: Mark[] = [];
    for (let index = 0; index < words.length; index++) {
      const last = (sequences: readonly Sequence[]) => longestAt(words, index, sequences)?.last ?? -1;
      const [no, now, then] = [last(notPast), last(present), last(past)];
      if (no >= Math.max(index, now, then)) index = no;
      else if (now >= 0 || then >= 0) marks.push({ index, isPast: then > now });
    }
    return marks;
  };

  return (words) => {
    const marks = marksOf(words);
    if (!marks.some(({ isPast }) => isPast)) return;
    const segments = cutIntoSegments(words);
    let isPast = false;
    for (const [number, { from, to, startsClause }] of segments.entries()) {
      const own = marks.filter(({ index }) => index >= from && index < to);
      isPast = own[0]?.isPast ?? (startsClause ? false : isPast);
      for (let index = from; index < to; index++) {
        isPast = own.find((mark) => mark.index === index)?.isPast ?? isPast;
        const word = words[index];
        if (word !== undefined) word.isPast = isPast;
      }
      const before = segments[number - 1];
      // "Ada tawuran besar, tapi itu dua tahun lalu": the afterthought dates what was said before it.
      if (before !== undefined && own[0]?.isPast && longestAt(words, from, looksBack) !== undefined) {
        if (!marks.some((mark) => !mark.isPast && mark.index >= before.from && mark.index < before.to)) {
          for (const word of words.slice(before.from, before.to)) word.isPast = true;
        }
      }
    }
  };
}

function cutIntoSegments(words: readonly Word[]): { from: number; to: number; startsClause: boolean }[] {
  const segments: { from: number; to: number; startsClause: boolean }[] = [];
  for (const [index, word] of words.entries()) {
    const startsClause = word.clause !== words[index - 1]?.clause;
    const last = segments.at(-1);
    if (last === undefined || startsClause || word.isAfterComma)
      segments.push({ from: index, to: index + 1, startsClause });
    else last.to = index + 1;
  }
  return segments;
}
