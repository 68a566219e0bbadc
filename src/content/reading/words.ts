import { cutIntoPieces } from "./pieces.ts";

/** One word of the text with what is known about it. Positions leave a gap where a sentence or a list is cut. */
export interface Word {
  readonly text: string;
  /** Its keys ("id:luka", "=terluka") and its groups ("<luka>"). */
  readonly names: Set<string>;
  readonly clause: number;
  readonly position: number;
  readonly isAfterComma: boolean;
  /** Stands in a sentence that ends with a question mark. */
  isAsked: boolean;
  isNegated: boolean;
  isPast: boolean;
}

/** Sentences lie this far apart, so that parts of a cue may still meet across one full stop: "Ada anak SMP. Dia dipukuli." */
const APART = 3;

export interface Spelling {
  readonly slang: ReadonlyMap<string, readonly string[]>;
  /** Words such as "tapi": a new thought starts that a "no" or a "last year" before them does not reach. */
  readonly turns: ReadonlySet<string>;
  readonly namesOf: (word: string) => readonly string[];
}

export function arrangeWords(text: string, { slang, turns, namesOf }: Spelling): readonly Word[] {
  const words: Word[] = [];
  let clause = 0;
  let position = 0;
  let isAfterComma = false;
  const startClause = () => {
    if (words.at(-1)?.clause === clause) {
      clause += 1;
      position += APART;
    }
    isAfterComma = false;
  };
  for (const piece of cutIntoPieces(text, slang)) {
    if (piece.kind === "comma") isAfterComma = true;
    else if (piece.kind === "end") {
      if (piece.isQuestion) for (const word of words) if (word.clause === clause) word.isAsked = true;
      startClause();
    } else if (turns.has(piece.text)) startClause();
    else {
      const state = { isAsked: false, isNegated: false, isPast: false };
      words.push({ text: piece.text, names: new Set(namesOf(piece.text)), clause, position, isAfterComma, ...state });
      position += 1;
      isAfterComma = false;
    }
  }
  return words;
}
