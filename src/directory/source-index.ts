import type { SourceIndex } from "../domain/directory.ts";
import { NEED_CATEGORIES, type NeedCategory } from "../domain/need.ts";
import type { RankedSource, SourceSearch } from "../domain/rank-sources.ts";
import { isRetired, type Source } from "../domain/source.ts";
import { BestEntries, FARTHEST, type Offer } from "./best-entries.ts";
import { Cells } from "./cells.ts";
import { createEntry, type Entry, reasonsOf } from "./entry.ts";
import { createEntryLists } from "./entry-lists.ts";
import { HoursBook } from "./hours-book.ts";
import { createNameTest } from "./name-search.ts";
import { searchByDistance } from "./search-by-distance.ts";
import { searchByPlace } from "./search-by-place.ts";

/** An index that somebody keeps in step with the store. */
export interface GrowingIndex extends Omit<SourceIndex, "standing"> {
  /** Adds, or replaces the one of the same id. */
  put(source: Source): void;
  remove(id: string): void;
}

/** Retired ones come after all others, however well their names fit. */
const RETIRED = 10;

export function createSourceIndex(): GrowingIndex {
  const slots: (Entry | undefined)[] = [];
  const freeSlots: number[] = [];
  const entries = new Map<string, Entry>();
  const lists = createEntryLists();
  const book = new HoursBook();
  const cellsOf = Object.fromEntries(NEED_CATEGORIES.map((category) => [category, new Cells()])) as Readonly<
    Record<NeedCategory, Cells>
  >;
  const searched = { lists, slots, book };

  function remove(id: string): void {
    const entry = entries.get(id);
    if (entry === undefined) return;
    if (!isRetired(entry.source)) {
      lists.remove(entry);
      for (const category of new Set(entry.source.categories)) cellsOf[category].remove(entry);
    }
    entries.delete(id);
    slots[entry.slot] = undefined;
    freeSlots.push(entry.slot);
  }

  function put(source: Source): void {
    remove(source.id);
    const entry = createEntry(source, freeSlots.pop() ?? slots.length, book);
    entries.set(source.id, entry);
    slots[entry.slot] = entry;
    if (isRetired(source)) return;
    lists.add(entry);
    for (const category of new Set(source.categories)) cellsOf[category].add(entry);
  }

  function search(asked: SourceSearch, limit: number): readonly RankedSource[] {
    const refused = asked.refusedBy.map((id) => entries.get(id)).filter((entry) => entry !== undefined);
    const best = new BestEntries(limit, refused);
    if (asked.place !== undefined) searchByPlace(searched, asked, asked.place, best);
    else searchByDistance({ cells: cellsOf[asked.need.category], slots, book }, asked, best);
    return best.offers.map(toRanked);
  }

  function find(text: string, limit: number): readonly Source[] {
    const test = createNameTest(text);
    if (test === undefined) return [];
    const found: { readonly grade: number; readonly source: Source }[] = [];
    for (const { source, name } of entries.values()) {
      const fit = test(name);
      if (fit !== undefined) found.push({ grade: isRetired(source) ? fit + RETIRED : fit, source });
    }
    return found
      .toSorted((one, other) => one.grade - other.grade || compareNames(one.source, other.source))
      .slice(0, limit)
      .map(({ source }) => source);
  }

  return {
    get size() {
      return entries.size;
    },
    get: (id) => entries.get(id)?.source,
    *all() {
      for (const { source } of entries.values()) yield source;
    },
    ...{ search, find, put, remove },
  };
}

function toRanked({ entry: { source }, weight, kilometres }: Offer): RankedSource {
  const reasons = reasonsOf(weight);
  return kilometres === FARTHEST ? { source, reasons } : { source, reasons, kilometres };
}

function compareNames(one: Source, other: Source): number {
  const [name, otherName] = [one, other].map(({ organisation, service, id }) => `${organisation} ${service} ${id}`) as [
    string,
    string,
  ];
  return name < otherName ? -1 : 1;
}
