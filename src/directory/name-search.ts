import type { Source } from "../domain/source.ts";

const LONGEST_TEXT = 100;
const MOST_WORDS = 6;

/** Names as they are compared: small letters without accents, words with one blank before each. */
export function foldName({ organisation, service }: Pick<Source, "organisation" | "service">): string {
  return wordsOf(`${organisation} ${service}`)
    .map((word) => ` ${word}`)
    .join("");
}

/**
 * How well a folded name fits what is typed; less is better, undefined: not at all. Words may be begun only, and as a
 * last resort a word may stand inside another: "dinsos" is in "Dinsosnaker".
 */
export function createNameTest(text: string): ((folded: string) => number | undefined) | undefined {
  const words = wordsOf(text.slice(0, LONGEST_TEXT)).slice(0, MOST_WORDS);
  if (words.length === 0) return undefined;
  const begun = words.map((word) => ` ${word}`);
  const start = begun.join("");
  return (folded) => {
    if (folded.startsWith(start)) return 0;
    if (begun.every((word) => folded.includes(word))) return 1;
    return words.every((word) => folded.includes(word)) ? 2 : undefined;
  };
}

function wordsOf(text: string): readonly string[] {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase();
  return plain.split(/[^\p{Letter}\p{Number}]+/u).filter((word) => word !== "");
}
