import MiniSearch from "minisearch";
import { keysOfEntry, keysOfWord } from "./stem.ts";

/** Shorter words differ from an ordinary word by one letter too often: golok, gelok; bacok, bacot. */
const LONG_ENOUGH = 6;

/**
 * Keys of the known word that is one slip of the thumb away from an unknown one (dikroyok, pengeroyokn), or none.
 * The entries are the content's own: "=word", "<group>" and "a|b c" are taken apart.
 */
export function makeSpeller(entries: readonly string[]): (word: string) => readonly string[] {
  const words = [...new Set(entries.flatMap((entry) => entry.split(/[\s|+=]+/)))].filter((word) =>
    /^\p{L}/u.test(word),
  );
  const known = new Set(words.flatMap((word) => [...keysOfEntry(word), `=${word}`]));
  const index = new MiniSearch<{ id: number; word: string }>({
    fields: ["word"],
    tokenize: (text) => [text],
    processTerm: (term) => term,
  });
  index.addAll(words.map((word, id) => ({ id, word })).filter(({ word }) => word.length >= LONG_ENOUGH));

  return (word) => {
    if (word.length < LONG_ENOUGH - 1) return [];
    const keys = keysOfWord(word);
    if (keys.some((key) => known.has(key))) return [];
    return keys
      .filter((key) => !key.startsWith("en:"))
      .map((key) => key.replace(/^(?:=|id:)/, ""))
      .filter((spelling) => spelling.length >= LONG_ENOUGH)
      .flatMap((spelling) => index.search(spelling, { fuzzy: 1 }).slice(0, 1))
      .flatMap(({ id }) => keysOfEntry(words[id] ?? ""));
  };
}
