import MiniSearch from "minisearch";
import { keysOfEntry, keysOfWord } from "./stem.ts";

/** Shorter words differ from an ordinary word by one letter too often: tembak, tambak; bilang, balang. */
const LONG_ENOUGH = 7;
const LONG_ENOUGH_FOR_ANOTHER_LETTER = 9;
const LONG_ENOUGH_WITHOUT_VOWELS = 4;
const CONSONANTS = 3;
const SHAPES = ["", "di", "me", "ke"];

/**
 * Keys of the known word that an unknown one most likely stands for, or none: one slip of the thumb away
 * (dikroyok, pengroyokan), or with vowels left out as chat does (prang, dbcok).
 * The entries are the content's own: "=word", "<group>" and "a|b c" are taken apart.
 */
export function makeSpeller(
  entries: readonly string[],
  dangers: readonly string[],
): (word: string) => readonly string[] {
  const words = takeApart(entries);
  const known = new Set(words.flatMap((word) => [...keysOfEntry(word), `=${word}`]));
  const findSlip = slipFinder(words);
  const findSkeleton = skeletonFinder(takeApart(dangers));

  return (word) => {
    if (keysOfWord(word).some((key) => known.has(key))) return [];
    const meant = findSlip(word) ?? findSkeleton(word);
    return meant === undefined ? [] : keysOfEntry(meant);
  };
}

type Finder = (word: string) => string | undefined;

function slipFinder(words: readonly string[]): Finder {
  const shapes = new Map(words.flatMap((of) => SHAPES.map((shape) => [`${shape}${of}`, of] as const)));
  const index = new MiniSearch<{ id: string }>({
    fields: ["id"],
    tokenize: (text) => [text],
    processTerm: (term) => term,
  });
  index.addAll([...shapes.keys()].filter((word) => word.length >= LONG_ENOUGH).map((id) => ({ id })));
  return (word) => {
    const isCensored = word.includes("*");
    if (!isCensored && word.length < LONG_ENOUGH) return undefined;
    for (const known of index.search(word, { fuzzy: 1 }).flatMap(({ terms }) => terms)) {
      const of = shapes.get(known) ?? known;
      if (isCensored || isLikelySlip(word, { word: known, of })) return of;
    }
    return undefined;
  };
}

interface Shape {
  readonly word: string;
  /** The entry that it is a shape of. */
  readonly of: string;
}

/** A letter too many or too few; another letter in its place makes another word too easily: tawuran, tawaran. */
function isLikelySlip(typed: string, { word, of }: Shape): boolean {
  return typed.at(0) === word.at(0) && (typed.length !== word.length || of.length >= LONG_ENOUGH_FOR_ANOTHER_LETTER);
}

function skeletonFinder(words: readonly string[]): Finder {
  const bySkeleton = new Map<string, Shape[]>();
  for (const of of words.filter((word) => word.length > LONG_ENOUGH_WITHOUT_VOWELS)) {
    for (const word of SHAPES.map((shape) => `${shape}${of}`)) {
      const skeleton = withoutVowels(word);
      bySkeleton.set(skeleton, [...(bySkeleton.get(skeleton) ?? []), { word, of }]);
    }
  }
  const isMeant = (typed: string, { word, of }: Shape) => {
    const consonants = withoutVowels(typed).length;
    const isLongEnough = consonants >= (word === of ? CONSONANTS : CONSONANTS + 1);
    return isLongEnough && typed.length < word.length && typed.at(0) === word.at(0) && isPartOf(typed, word);
  };
  return (word) => bySkeleton.get(withoutVowels(word))?.find((shape) => isMeant(word, shape))?.of;
}

function withoutVowels(word: string): string {
  return word.replace(/[aiueo]/g, "");
}

/** Whether the letters of one word stand in the other in the same order. */
function isPartOf(short: string, long: string): boolean {
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}

function takeApart(entries: readonly string[]): readonly string[] {
  const words = entries.flatMap((entry) => entry.split(/[\s|+=_]+/));
  return [...new Set(words)].filter((word) => /^\p{L}/u.test(word));
}
