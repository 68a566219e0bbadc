import type { SourceIndex } from "../domain/directory.ts";
import { judgeDistance, kilometresTo } from "../domain/rank-reasons.ts";
import { judgeRanked, type SourceSearch } from "../domain/rank-sources.ts";
import { isRetired, type Source } from "../domain/source.ts";
import { BestEntries } from "./best-entries.ts";
import { createEntry, type Entry, gradeOf, PLACE_WEIGHTS } from "./entry.ts";
import { createEntryLists } from "./entry-lists.ts";
import { createNameTest } from "./name-search.ts";
import { minuteOfWeek } from "./open-minutes.ts";
import { type SearchStep, stepsOf } from "./search-steps.ts";

/** An index that somebody keeps in step with the store. */
export interface GrowingIndex extends Omit<SourceIndex, "standing"> {
  /** Adds, or replaces the one of the same id. */
  put(source: Source): void;
  remove(id: string): void;
}

/** The next step weighs more in place than this one, whatever its other grades. */
const NEXT_PLACE = PLACE_WEIGHTS["serves part of the place"] - PLACE_WEIGHTS["serves the place"];

/** Retired ones come after all others, however well their names fit. */
const RETIRED = 10;

export function createSourceIndex(): GrowingIndex {
  const entries = new Map<string, Entry>();
  const lists = createEntryLists();
  let searches = 0;

  function remove(id: string): void {
    const entry = entries.get(id);
    if (entry === undefined) return;
    if (!isRetired(entry.source)) lists.remove(entry);
    entries.delete(id);
  }

  function put(source: Source): void {
    remove(source.id);
    const entry = createEntry(source);
    entries.set(source.id, entry);
    if (!isRetired(source)) lists.add(entry);
  }

  function search(asked: SourceSearch, limit: number) {
    const best = new BestEntries(limit);
    const number = ++searches;
    for (const id of asked.refusedBy) {
      const entry = entries.get(id);
      if (entry !== undefined) entry.metBy = number;
    }
    for (const step of stepsOf(asked, lists)) {
      meet(step, asked, number, best);
      if (best.worstGrade < step.upTo + NEXT_PLACE) break;
    }
    return best.entries.map(({ source }) => judgeRanked(source, asked));
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

function meet({ lists, from, isByDistance }: SearchStep, asked: SourceSearch, number: number, best: BestEntries): void {
  const { now, coordinates } = asked;
  const moment = { now, minute: minuteOfWeek(now) };
  for (const list of lists) {
    for (const entry of list) {
      if (entry.metBy === number) continue;
      entry.metBy = number;
      const grade = gradeOf(entry, moment);
      // Most are turned away here, before their distance costs anything.
      if (from + grade > best.worstGrade) continue;
      const kilometres = kilometresTo(entry.source, coordinates);
      const place = isByDistance ? PLACE_WEIGHTS[judgeDistance(entry.source, kilometres)] : from;
      best.offer(entry, place + grade, kilometres);
    }
  }
}

function compareNames(one: Source, other: Source): number {
  const [name, otherName] = [one, other].map(({ organisation, service, id }) => `${organisation} ${service} ${id}`) as [
    string,
    string,
  ];
  return name < otherName ? -1 : 1;
}
