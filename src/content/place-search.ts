import MiniSearch, { type Query } from "minisearch";
import type { Place } from "../domain/place.ts";
import type { PlaceAliases } from "./places.ts";
import { splitWords } from "./split-words.ts";

export type PlaceSearch = (text: string, limit: number) => readonly Place[];

/** Longer texts are no place names; the limit keeps one message from costing much. */
const LONGEST_TEXT = 80;
const MOST_WORDS = 6;

/** Words that say what kind of area is meant, and the first word of the official name where it says so. */
const KIND_WORDS = ["provinsi", "kabupaten", "kota", "kecamatan"] as const;
type KindWord = (typeof KIND_WORDS)[number];
const UNSPOKEN: ReadonlySet<string> = new Set([
  ...KIND_WORDS,
  "administrasi",
  "daerah",
  "istimewa",
  "khusus",
  "ibukota",
]);

interface Entry {
  readonly id: string;
  readonly place: Place;
  readonly kindWord: KindWord;
  /** Without blanks: "gunung kidul" and "Gunungkidul" are one name. */
  readonly official: string;
  /** Spoken name and everyday names, without blanks. */
  readonly spoken: readonly string[];
  readonly name: string;
  readonly joined: string;
  readonly aliases: string;
  readonly within: string;
}

/** Search over names as people type them: "kab sleman", "kota jogja", "jaksel", "depok sleman", "Banyuwngi". */
export function createPlaceSearch(
  places: readonly Place[],
  path: (code: string) => readonly Place[],
  aliases: PlaceAliases,
): PlaceSearch {
  // A Map, because a person may type "constructor", which every object has.
  const longWords = new Map(Object.entries(aliases.words));
  const toWords = (text: string) => splitWords(text).map((word) => longWords.get(word) ?? word);
  const officialWords = new Map(places.map(({ code, name }) => [code, toWords(name)]));
  const spokenWords = ({ code }: Place) => (officialWords.get(code) ?? []).filter((word) => !UNSPOKEN.has(word));
  const entries = new Map(places.map((place) => [place.code, describe(place)]));
  const index = new MiniSearch<Entry>({
    fields: ["name", "joined", "aliases", "within"],
    tokenize: (text) => text.split(" ").filter((word) => word !== ""),
    processTerm: (term) => term,
  });
  index.addAll([...entries.values()]);
  return search;

  function describe(place: Place): Entry {
    const words = spokenWords(place);
    const own = aliases.places[place.code] ?? [];
    const around = path(place.code).slice(0, -1);
    return {
      id: place.code,
      place,
      kindWord: kindWordOf(place),
      official: (officialWords.get(place.code) ?? []).join(""),
      spoken: [words.join(""), ...own.map((alias) => alias.replaceAll(" ", ""))],
      name: words.join(" "),
      joined: words.length > 1 ? words.join("") : "",
      aliases: own.join(" "),
      within: around.flatMap((area) => [...spokenWords(area), ...(aliases.places[area.code] ?? [])]).join(" "),
    };
  }

  function search(text: string, limit: number): readonly Place[] {
    const words = toWords(text.slice(0, LONGEST_TEXT)).slice(0, MOST_WORDS);
    const wanted = {
      official: words.join(""),
      spoken: words.filter((word) => !UNSPOKEN.has(word)).join(""),
      kindWord: KIND_WORDS.find((kind) => words.includes(kind)),
    };
    return find(words)
      .flatMap(({ id, score }: { readonly id: string; readonly score: number }) => {
        const entry = entries.get(id);
        return entry === undefined ? [] : [{ entry, score, closeness: closenessOf(entry, wanted) }];
      })
      .toSorted((a, b) => a.closeness - b.closeness || b.score - a.score || compareCodes(a.entry.id, b.entry.id))
      .slice(0, limit)
      .map(({ entry }) => entry.place);
  }

  function find(words: readonly string[]) {
    const spoken = words.filter((word) => !UNSPOKEN.has(word));
    const joined: Query = {
      queries: [...new Set([words.join(""), spoken.join("")])],
      fields: ["name", "joined", "aliases"],
    };
    const options = {
      // Two letters begin thousands of names.
      prefix: (term: string) => term.length > 2,
      fuzzy: (term: string) => (term.length > 3 ? 0.2 : false),
      maxFuzzy: 2,
      boost: { name: 4, joined: 4, aliases: 4 },
      // A district often bears the name of its regency; the wider area is meant more often.
      boostDocument: (code: string) => (entries.get(code)?.place.kind === "district" ? 1 : 1.5),
    };
    const all = index.search({ queries: [{ queries: [...new Set(spoken)], combineWith: "AND" }, joined] }, options);
    return all.length > 0 ? all : index.search({ queries: spoken }, options);
  }
}

interface Wanted {
  readonly official: string;
  readonly spoken: string;
  readonly kindWord: KindWord | undefined;
}

/** 0 is the very name; larger is farther; equal ones are ordered by the score of the search. */
function closenessOf(entry: Entry, { official, spoken, kindWord }: Wanted): number {
  if (entry.official === official && official !== spoken) return 0;
  const isKind = kindWord === undefined || kindWord === entry.kindWord;
  const wider = { province: 0, regency: 0.1, district: 0.2 }[entry.place.kind];
  if (entry.spoken.includes(official)) return 1 + wider;
  if (spoken === "") return 4;
  if (entry.spoken.includes(spoken)) return (isKind ? 1 : 2) + wider;
  if (entry.spoken.some((name) => name.startsWith(spoken))) return (isKind ? 3 : 3.5) + wider;
  return isKind ? 4 : 5;
}

function kindWordOf({ name, kind }: Place): KindWord {
  if (kind === "province") return "provinsi";
  if (kind === "district") return "kecamatan";
  return name.startsWith("Kota") ? "kota" : "kabupaten";
}

function compareCodes(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
