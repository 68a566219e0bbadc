import { isWithin } from "../../domain/area.ts";
import type { SourceIndex } from "../../domain/directory.ts";
import { NEED_CATEGORIES, type NeedCategory } from "../../domain/need.ts";
import type { PlaceIndex } from "../../domain/place.ts";
import { SOURCE_STATUSES, type Source, type SourceStatus } from "../../domain/source.ts";

export interface EntrySearch {
  readonly words: string;
  /** As it was typed: a name or a code. */
  readonly place: string;
  /** What was understood of it; undefined for nothing typed, or for what is no place. */
  readonly area: string | undefined;
  readonly category: NeedCategory | undefined;
  readonly status: SourceStatus | undefined;
}

/** By name at most so many are looked through: whoever sees that many types one word more. */
const MOST_FOUND = 2000;

export function readSearch(query: Readonly<Record<string, string>>, places: PlaceIndex): EntrySearch {
  const [words = "", place = ""] = [query["q"], query["place"]].map((text) => (text ?? "").trim().slice(0, 100));
  return {
    ...{ words, place },
    area: place === "" ? undefined : (places.get(place) ?? places.search(place, 1)[0])?.code,
    category: NEED_CATEGORIES.find((category) => category === query["need"]),
    status: SOURCE_STATUSES.find((status) => status === query["status"]),
  };
}

export function isEmptySearch({ words, place, category, status }: EntrySearch): boolean {
  return words === "" && place === "" && category === undefined && status === undefined;
}

/** Those whose names fit best first; without words by name. */
export function findEntries(
  { words, place, area, category, status }: EntrySearch,
  sources: Pick<SourceIndex, "all" | "find">,
): readonly Source[] {
  // A place that nobody knows holds nothing.
  if (place !== "" && area === undefined) return [];
  const fits = (source: Source) =>
    (area === undefined || isWithin(source.place, area)) &&
    (category === undefined || source.categories.includes(category)) &&
    (status === undefined || source.status === status);
  if (words !== "") return sources.find(words, MOST_FOUND).filter(fits);
  const found: Source[] = [];
  for (const source of sources.all()) if (fits(source)) found.push(source);
  return found.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}

function nameOf({ organisation, service, id }: Source): string {
  return `${organisation} ${service} ${id}`;
}
