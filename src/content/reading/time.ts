import type { z } from "zod";
import type { TimeFile } from "../reading-schema.ts";
import { phraseFinder } from "./pattern.ts";
import type { Word } from "./words.ts";

/** Marks the words that tell of something long past: the gate asks for now or the last 24 hours. */
export type Timing = (words: readonly Word[]) => void;

interface Segment {
  readonly from: number;
  to: number;
  readonly startsClause: boolean;
}

export function makeTiming(file: z.infer<typeof TimeFile>): Timing {
  const past = phraseFinder(file.past);
  const notPast = phraseFinder(file.not_past);
  const present = phraseFinder(file.present);
  const looksBack = phraseFinder(file.looks_back);

  /** Index of a word that gives a time -> whether it is a time long past. */
  const timesIn = (words: readonly Word[]): ReadonlyMap<number, boolean> => {
    const times = new Map<number, boolean>();
    for (let index = 0; index < words.length; index++) {
      const [no, now, then] = [notPast(words, index), present(words, index), past(words, index)];
      if (no >= Math.max(index, now, then)) index = no;
      else if (now >= 0 || then >= 0) times.set(index, then > now);
    }
    return times;
  };

  return (words) => {
    const times = timesIn(words);
    const firstTime = ({ from, to }: Segment) => times.get([...times.keys()].find((at) => at >= from && at < to) ?? -1);
    let before: Segment | undefined;
    let isPast = false;
    for (const segment of cutIntoSegments(words)) {
      const first = firstTime(segment);
      isPast = first ?? (segment.startsClause ? false : isPast);
      for (let index = segment.from; index < segment.to; index++) {
        isPast = times.get(index) ?? isPast;
        setPast(words[index], isPast);
      }
      // "Ada tawuran besar, tapi itu dua tahun lalu": the afterthought dates what was said before it.
      const isAfterthought = first === true && looksBack(words, segment.from) >= 0;
      if (isAfterthought && before !== undefined && firstTime(before) !== false) {
        for (let index = before.from; index < before.to; index++) setPast(words[index], true);
      }
      before = segment;
    }
  };
}

function setPast(word: Word | undefined, isPast: boolean): void {
  if (word !== undefined) word.isPast = isPast;
}

function cutIntoSegments(words: readonly Word[]): readonly Segment[] {
  const segments: Segment[] = [];
  for (const [index, word] of words.entries()) {
    const startsClause = word.clause !== words[index - 1]?.clause;
    const last = segments.at(-1);
    if (last === undefined || startsClause || word.isAfterComma) {
      segments.push({ from: index, to: index + 1, startsClause });
    } else last.to = index + 1;
  }
  return segments;
}
