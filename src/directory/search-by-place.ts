import type { SourceSearch } from "../domain/rank-sources.ts";
import { distanceKilometres } from "../domain/source.ts";
import type { BestEntries } from "./best-entries.ts";
import type { Columns } from "./columns.ts";
import { CLOSED, type Entry, fixedWeight, hoursNumber, NEXT_PLACE, STALE } from "./entry.ts";
import type { EntryList, EntryLists } from "./entry-lists.ts";
import { type HoursBook, NO_HOURS } from "./hours-book.ts";
import { minuteOfWeek } from "./open-minutes.ts";
import { placeSteps } from "./place-steps.ts";

interface Searched {
  readonly lists: EntryLists;
  readonly columns: Columns;
  readonly slots: readonly (Entry | undefined)[];
  readonly book: HoursBook;
}

/** For a place that was named; the distance only decides between equals. */
export function searchByPlace(
  { lists, columns, slots, book }: Searched,
  { need, now, coordinates }: SourceSearch,
  place: string,
  best: BestEntries,
): void {
  const minute = minuteOfWeek(now);

  function meet(list: EntryList, from: number): void {
    for (let at = 0; at < list.length; at += 2) {
      const traits = list[at + 1] ?? 0;
      let weight = from + fixedWeight(traits);
      // Most are turned away by one of these lines, before the entry itself or its distance costs anything.
      if (weight > best.worst) continue;
      const hours = hoursNumber(traits);
      if (hours !== NO_HOURS && !book.isOpen(hours, minute)) weight += CLOSED;
      if (weight > best.worst) continue;
      const slot = list[at] ?? -1;
      if (columns.isStale(slot, now)) weight += STALE;
      if (weight > best.worst) continue;
      const there = coordinates && columns.coordinates(slot);
      const kilometres = coordinates && there && distanceKilometres(coordinates, there);
      if (best.isTooFar(weight, kilometres)) continue;
      const entry = slots[slot];
      if (entry !== undefined) best.offer(entry, weight, kilometres);
    }
  }

  for (const { lists: found, weight } of placeSteps(lists, need.category, place)) {
    for (const list of found) if (list.length > 0) meet(list, weight);
    if (best.worst < weight + NEXT_PLACE) return;
  }
}
