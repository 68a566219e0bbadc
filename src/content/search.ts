import MiniSearch, { type Query, type SearchOptions } from "minisearch";
import { z } from "zod";
import type { Catalogue } from "../domain/catalogue.ts";
import { LANGUAGES, type Language } from "../domain/language.ts";
import { ROLES, type Role } from "../domain/role.ts";
import { TECHNIQUES, type Technique, type TechniqueId } from "../domain/technique.ts";
import { CONTENT_FOLDER, ContentError } from "./load.ts";
import { readYaml } from "./read-yaml.ts";
import { splitWords } from "./split-words.ts";

/** Without a question: what helps first in an open conflict, in a village that needs to talk, and in need. */
const ASKED_FOR_MOST: readonly TechniqueId[] = ["M8", "M2", "F7", "B1"];
const LONGEST_TEXT = 100;
const MOST_WORDS = 8;
/** "med" is enough for the mediator's cards while somebody is still typing. */
const SHORTEST_ROLE_WORD = 3;

const SomeWords = z.array(z.string().trim().min(1)).min(1);

/** content/search-words.yaml: words besides those on the cards, in any language. */
export const SearchWordsFile = z.strictObject({
  roles: z.record(z.enum(ROLES), SomeWords),
  techniques: z.record(z.enum(TECHNIQUES), SomeWords),
});
export type SearchWords = z.infer<typeof SearchWordsFile>;

export function loadSearchWords(folder: string = CONTENT_FOLDER): SearchWords {
  const reading = readYaml(folder, "search-words.yaml", SearchWordsFile);
  if ("mistakes" in reading) throw new ContentError(reading.mistakes);
  return reading.value;
}

/** One card: a field for its name and one for its other words, for each language. */
type Entry = Readonly<Record<string, string>>;

/**
 * Cards for a text, best first: all of them for an empty one, one for an id ("M8"), a role's cards in the order
 * of the source for the role's name, and otherwise cards that speak of it, in either language.
 */
export function createCardSearch(
  catalogue: Catalogue,
  searchWords: SearchWords = loadSearchWords(),
): (text: string, language: Language) => readonly Technique[] {
  let { techniques } = catalogue;
  let index = indexOf(catalogue, searchWords);
  return search;

  function search(text: string, language: Language): readonly Technique[] {
    const words = splitWords(text.slice(0, LONGEST_TEXT)).slice(0, MOST_WORDS);
    indexAnew();
    if (words.length === 0) {
      return [...ofIds(ASKED_FOR_MOST), ...techniques.filter(({ id }) => !ASKED_FOR_MOST.includes(id))];
    }
    const named = techniques.filter(({ id }) => id.toLowerCase() === words.join(""));
    if (named.length > 0) return named;
    const role = roleOf(words, searchWords);
    if (role !== undefined) return techniques.filter((technique) => technique.role === role);

    const all = find(words, language, "AND");
    return all.length > 0 ? all : find(words, language, "OR");
  }

  /** What an admin has published is found by its new words. */
  function indexAnew(): void {
    if (techniques === catalogue.techniques) return;
    techniques = catalogue.techniques;
    index = indexOf(catalogue, searchWords);
  }

  function find(words: readonly string[], language: Language, combineWith: "AND" | "OR"): readonly Technique[] {
    const query: Query = { queries: [...words], combineWith };
    const options: SearchOptions = {
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length > 3 ? 0.2 : false),
      maxFuzzy: 2,
      boost: { words: 3, "name.id": 3, "name.en": 3, [`name.${language}`]: 6, [`text.${language}`]: 2 },
    };
    return ofIds(index.search(query, options).map(({ id }: { readonly id: string }) => id));
  }

  function ofIds(ids: readonly string[]): readonly Technique[] {
    return ids.flatMap((id) => techniques.filter((technique) => technique.id === id));
  }
}

function indexOf(catalogue: Catalogue, searchWords: SearchWords): MiniSearch<Entry> {
  const index = new MiniSearch<Entry>({
    fields: ["words", ...LANGUAGES.flatMap((language) => [`name.${language}`, `text.${language}`])],
    extractField: (entry, field) => entry[field] ?? "",
    tokenize: (text) => [...splitWords(text)],
    processTerm: (term) => term,
  });
  index.addAll(catalogue.techniques.map((technique) => describeCard(technique, catalogue, searchWords)));
  return index;
}

/** What people look for: the words of the card, of its role, and of the signals that speak for it. */
function describeCard(
  { id, card, bestWhen, role }: Technique,
  { signals }: Catalogue,
  searchWords: SearchWords,
): Entry {
  const { name, purpose, steps, say, avoid } = card;
  const speakFor = signals.filter((signal) => bestWhen.some((best) => best.signal === signal.id));
  const texts = [purpose, ...steps, ...say, avoid, ...speakFor.flatMap(({ button, because }) => [button, because])];
  const words = [...searchWords.techniques[id], ...searchWords.roles[role]].join(" ");
  const fields = LANGUAGES.flatMap((language) => [
    [`name.${language}`, name[language]] as const,
    [`text.${language}`, texts.map((text) => text[language]).join(" ")] as const,
  ]);
  return { id, words, ...Object.fromEntries<string>(fields) };
}

function roleOf(words: readonly string[], searchWords: SearchWords): Role | undefined {
  const text = words.join(" ");
  if (text.length < SHORTEST_ROLE_WORD) return undefined;
  const meant = ROLES.filter((role) => searchWords.roles[role].some((word) => word.startsWith(text)));
  return meant.length === 1 ? meant[0] : undefined;
}
