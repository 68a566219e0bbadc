import MiniSearch from "minisearch";
import { keysOfEntry, keysOfWord } from "./stem.ts";

/** Shorter words differ from an ordinary word by one letter too often: tembak, tambak; bilang, balang. */
const LONG_ENOUGH = 7;
const LONG_ENOUGH_FOR_ANOTHER_LETTER = 9;
const SHAPES = ["", "di", "me"];

/**
 * Keys of the known word that is one slip of the thumb away from an unknown one (dikroyok, pengroyokan), or none.
 * The entries are the content's own: "=word", "<group>" and "a|b c" are taken apart.
 */
export function makeSpeller(entries: readonly string[]): (word: string) => readonly string[] {
  const words = [...new Set(entries.flatMap((entry) => entry.split(/[\s|+=_]+/)))].filter((word) =>
    /^\p{L}/u.test(word),
  );
  const known = new Set(words.flatMap((word) => [...keysOfEntry(word), `=${word}`]));
  const index = new MiniSearch<{ id: string; word: string; of: string }>({
    fields: ["word"],
    storeFields: ["word", "of"],
    tokenize: (text) => [text],
    processTerm: (term) => term,
  });
  index.addAll(
    words
      .flatMap((of) => SHAPES.map((shape) => ({ id: `${shape}-${of}`, word: `${shape}${of}`, of })))
      .filter(({ word }) => word.length >= LONG_ENOUGH),
  );

  return (word) => {
    const isCensored = word.includes("*");
    if (!isCensored && (word.length < LONG_ENOUGH || keysOfWord(word).some((key) => known.has(key)))) return [];
    return index
      .search(word, { fuzzy: 1 })
      .filter((hit) => isCensored || isLikelySlip(word, hit["word"]))
      .slice(0, 1)
      .flatMap((hit) => keysOfEntry(hit["of"]));
  };
}

/** A letter too many or too few; another letter in its place makes another word too easily: tawuran, tawaran. */
function isLikelySlip(word: string, known: string): boolean {
  return word.at(0) === known.at(0) && (word.length !== known.length || word.length >= LONG_ENOUGH_FOR_ANOTHER_LETTER);
}
