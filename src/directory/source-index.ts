import type { SourceIndex } from "../domain/directory.ts";
import { judgeDistance } from "../domain/rank-reasons.ts";
import { judgeRanked, type SourceSearch } from "../domain/rank-sources.ts";
import { distanceKilometres, isRetired, type Source } from "../domain/source.ts";
import { BestEntries } from "./best-entries.ts";
import { Columns } from "./columns.ts";
import { CLOSED, createEntry, type Entry, fixedWeight, hoursNumber, PLACE_WEIGHTS, STALE } from "./entry.ts";
import { createEntryLists, type EntryList } from "./entry-lists.ts";
import { HoursBook, NO_HOURS } from "./hours-book.ts";
import { createNameTest } from "./name-search.ts";
import { minuteOfWeek } from "./open-minutes.ts";
import { type SearchStep, stepsOf } from "./search-steps.ts";

/** An index that somebody keeps in step with the store. */
export interface GrowingIndex extends Omit<SourceIndex, "standing"> {
  /** Adds, or replaces the one of the same id. */
  put(source: Source): void;
  remove(id: string): void;
}

interface Running extends SourceSearch {
  /** Of the week, UTC. */
  readonly minute: number;
  readonly number: number;
  readonly best: BestEntries;
}

/** The next step weighs more in place than this one, whatever its other grades. */
const NEXT_PLACE = PLACE_WEIGHTS["serves part of the place"] - PLACE_WEIGHTS["serves the place"];

/** Retired ones come after all others, however well their names fit. */
const RETIRED = 10;

export function createSourceIndex(): GrowingIndex {
  const slots: (Entry | undefined)[] = [];
  const freeSlots: number[] = [];
  const entries = new Map<string, Entry>();
  const lists = createEntryLists();
  const book = new HoursBook();
  const columns = new Columns();
  let searches = 0;

  function remove(id: string): void {
    const entry = entries.get(id);
    if (entry === undefined) return;
    if (!isRetired(entry.source)) lists.remove(entry);
    entries.delete(id);
    slots[entry.slot] = undefined;
    freeSlots.push(entry.slot);
  }

  function put(source: Source): void {
    remove(source.id);
    const entry = createEntry(source, freeSlots.pop() ?? slots.length, book);
    entries.set(source.id, entry);
    slots[entry.slot] = entry;
    columns.put(entry.slot, source);
    if (!isRetired(source)) lists.add(entry);
  }

  function search(asked: SourceSearch, limit: number) {
    const best = new BestEntries(limit);
    const number = ++searches;
    const running = { ...asked, minute: minuteOfWeek(asked.now), number, best };
    for (const id of asked.refusedBy) {
      const entry = entries.get(id);
      if (entry !== undefined) columns.meet(entry.slot, number);
    }
    for (const step of stepsOf(asked, lists)) {
      for (const list of step.lists) if (list.length > 0) meet(list, step, running);
      if (best.worst < step.upTo + NEXT_PLACE) break;
    }
    return best.offers.map(({ entry }) => judgeRanked(entry.source, asked));
  }

  function meet(
    list: EntryList,
    { from, isByDistance }: SearchStep,
    { now, minute, coordinates, number, best }: Running,
  ): void {
    for (let at = 0; at < list.length; at += 2) {
      const traits = list[at + 1] ?? 0;
      let weight = from + fixedWeight(traits);
      // Most are turned away by one of these lines, before the entry itself or its distance costs anything.
      if (weight > best.worst) continue;
      const hours = hoursNumber(traits);
      if (hours !== NO_HOURS && !book.isOpen(hours, minute)) weight += CLOSED;
      if (weight > best.worst) continue;
      const slot = list[at] ?? -1;
      if (!columns.meet(slot, number)) continue;
      if (columns.isStale(slot, now)) weight += STALE;
      if (weight > best.worst) continue;
      const there = coordinates && columns.coordinates(slot);
      const kilometres = coordinates && there && distanceKilometres(coordinates, there);
      if (best.isTooFar(weight, kilometres)) continue;
      const entry = slots[slot];
      if (entry === undefined) continue;
      if (isByDistance) weight += PLACE_WEIGHTS[judgeDistance(entry.source, kilometres)] - from;
      best.offer(entry, weight, kilometres);
    }
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

function compareNames(one: Source, other: Source): number {
  const [name, otherName] = [one, other].map(({ organisation, service, id }) => `${organisation} ${service} ${id}`) as [
    string,
    string,
  ];
  return name < otherName ? -1 : 1;
}
