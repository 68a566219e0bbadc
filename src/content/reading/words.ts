/** One word of the text with what is known about it. Positions leave a gap where a sentence or a list is cut. */
export interface Word {
  readonly text: string;
  /** Its keys ("id:luka", "=terluka") and its groups ("<luka>"). */
  readonly names: Set<string>;
  readonly clause: number;
  readonly position: number;
  readonly isAfterComma: boolean;
  isNegated: boolean;
  isPast: boolean;
}

/** Longer than any Telegram message. */
const LONGEST = 4096;
const PIECE = /[\p{L}\p{N}*]+|[.!?;,:()…\n"]|\p{Extended_Pictographic}/gu;
const ENDS_SENTENCE = /[.!?;…\n]/;
const IS_WORD = /[\p{L}\p{N}*\p{Extended_Pictographic}]/u;
const DIGIT_FOR_LETTER: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
};

type Piece = { readonly kind: "word"; readonly text: string } | { readonly kind: "comma" } | { readonly kind: "end" };

/** Cuts a text into everyday words in their plain spelling, and marks where a sentence ends. */
function cutIntoPieces(text: string, slang: ReadonlyMap<string, readonly string[]>): readonly Piece[] {
  const plain = text
    .slice(0, LONGEST)
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase()
    .replace(/[’`´]/g, "'")
    .replace(/\bcan'?t\b/g, "can not")
    .replace(/\bwon't\b/g, "will not")
    .replace(/n't\b/g, " not")
    .replace(/'/g, "")
    .replace(/(\d)[.,:](?=\d)/g, "$1");
  const pieces: Piece[] = [];
  for (const [found] of plain.matchAll(PIECE)) {
    if (!IS_WORD.test(found)) pieces.push({ kind: ENDS_SENTENCE.test(found) ? "end" : "comma" });
    else for (const word of respell(found, slang)) pieces.push({ kind: "word", text: word });
  }
  return pieces;
}

/** "luka2" is luka luka, "14th" is 14 tahun, "b4cok" is bacok, "tolooong" is tolong; then the slang list has its say. */
function respell(found: string, slang: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const short = found.replace(/(\p{L})\1{2,}/gu, "$1");
  const twice = /^(\p{L}{2,})2(\p{L}*)$/u.exec(short);
  if (twice?.[1] !== undefined)
    return [twice[1], `${twice[1]}${twice[2]}`].flatMap((word) => slang.get(word) ?? [word]);
  const counted = /^(\d+)(\p{L}+)$/u.exec(short);
  if (counted?.[1] !== undefined && counted[2] !== undefined)
    return [counted[1], ...(slang.get(counted[2]) ?? [counted[2]])];
  const letters =
    /\p{L}.*\p{L}.*\p{L}/u.test(short) && /\d/.test(short)
      ? short.replace(/[013457]/g, (d) => DIGIT_FOR_LETTER[d] ?? d)
      : short;
  return slang.get(short) ?? slang.get(letters) ?? [letters];
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
  for (const piece of cutIntoPieces(text, slang)) {
    if (piece.kind === "comma") {
      isAfterComma = true;
      continue;
    }
    if (piece.kind === "end" || turns.has(piece.text)) {
      clause += 1;
      position += APART;
      isAfterComma = false;
      continue;
    }
    const names = new Set(namesOf(piece.text));
    words.push({ text: piece.text, names, clause, position, isAfterComma, isNegated: false, isPast: false });
    position += 1;
    isAfterComma = false;
  }
  return words;
}
