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

export type Piece =
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "comma" }
  | { readonly kind: "end"; readonly isQuestion: boolean };

/** Cuts a text into everyday words in their plain spelling, and marks where a sentence ends. */
export function cutIntoPieces(text: string, slang: ReadonlyMap<string, readonly string[]>): readonly Piece[] {
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
    if (!IS_WORD.test(found))
      pieces.push(ENDS_SENTENCE.test(found) ? { kind: "end", isQuestion: found === "?" } : { kind: "comma" });
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
