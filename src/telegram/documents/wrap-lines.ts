import type { PrintText } from "../../domain/print-document.ts";
import type { Pen, Type } from "./pen.ts";
import { toPrintable } from "./printable.ts";

/** Words of one font beside each other. */
export interface Piece {
  readonly text: string;
  readonly font: Type["font"];
}
export type Line = readonly Piece[];

interface Wrapping {
  /** Points. */
  readonly width: number;
  readonly size: number;
  readonly font?: Type["font"];
}

/** Text as lines of that width, at least one. A word that is wider than a line is cut between letters, and no letter is lost. */
export function wrapLines(text: PrintText, { width, size, font = "plain" }: Wrapping, pen: Pen): Line[] {
  const paragraphs = paragraphsOf(text, font);
  return paragraphs.flatMap((words) => fillLines(words.flatMap(cutWord), wordWidth, { space, width }));

  function wordWidth({ text: word, font: ofWord }: Piece): number {
    return pen.widthOf(word, { font: ofWord, size });
  }

  function space(ofWord: Type["font"]): number {
    return pen.widthOf(" ", { font: ofWord, size });
  }

  function cutWord(word: Piece): Piece[] {
    if (wordWidth(word) <= width) return [word];
    const parts: Piece[] = [];
    let part = "";
    for (const letter of word.text) {
      if (part !== "" && wordWidth({ text: part + letter, font: word.font }) > width) {
        parts.push({ text: part, font: word.font });
        part = "";
      }
      part += letter;
    }
    return [...parts, { text: part, font: word.font }];
  }
}

/** The words of each line of the text; an empty line stays one. */
function paragraphsOf(text: PrintText, font: Type["font"]): Piece[][] {
  const { lead, text: rest } = typeof text === "string" ? { lead: "", text } : text;
  const leading = wordsOf(lead, "bold");
  const [first = "", ...more] = rest.split(/\r\n|[\n\r\u2028\u2029]/);
  return [[...leading, ...wordsOf(first, font)], ...more.map((line) => wordsOf(line, font))];
}

function wordsOf(text: string, font: Type["font"]): Piece[] {
  return toPrintable(text)
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => ({ text: word, font }));
}

function fillLines(
  words: readonly Piece[],
  wordWidth: (word: Piece) => number,
  { space, width }: { readonly space: (font: Type["font"]) => number; readonly width: number },
): Line[] {
  const lines: Piece[][] = [[]];
  let used = 0;
  for (const word of words) {
    const line = lines.at(-1) ?? [];
    const last = line.at(-1);
    const needed = wordWidth(word) + (last === undefined ? 0 : space(last.font));
    if (last === undefined || used + needed > width) {
      if (last === undefined) line.push(word);
      else lines.push([word]);
      used = wordWidth(word);
    } else {
      if (last.font === word.font) line[line.length - 1] = { ...last, text: `${last.text} ${word.text}` };
      else line.push(word);
      used += needed;
    }
  }
  return lines;
}
