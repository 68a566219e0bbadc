import { kilometresTo } from "../domain/rank-reasons.ts";
import type { SourceSearch } from "../domain/rank-sources.ts";
import { STALE_AFTER } from "../domain/source.ts";
import type { BestEntries } from "./best-entries.ts";
import { CLOSED, type Entry, fixedWeight, hoursNumber, NEXT_PLACE, STALE } from "./entry.ts";
import { type EntryList, type EntryLists, LIST_ROW, LIST_SLOT, LIST_TRAITS, LIST_VERIFIED_AT } from "./entry-lists.ts";
import { type HoursBook, NO_HOURS } from "./hours-book.ts";
import { minuteOfWeek } from "./open-minutes.ts";
import { placeSteps } from "./place-steps.ts";

interface Searched {
  readonly lists: EntryLists;
  readonly slots: readonly (Entry | undefined)[];
  readonly book: HoursBook;
}

/** For a place that was named; the distance only decides between equals. */
export function searchByPlace(
  { lists, slots, book }: Searched,
  { need, now, coordinates }: SourceSearch,
  place: string,
  best: BestEntries,
): void {
  const minute = minuteOfWeek(now);

  function meet({ rows, isSorted }: EntryList, from: number): void {
    for (let at = 0; at < rows.length; at += LIST_ROW) {
      const traits = rows[at + LIST_TRAITS] ?? 0;
      let weight = from + fixedWeight(traits);
      // Most are turned away by one of these lines, before the entry itself costs anything.
      if (weight > best.worst && isSorted) return;
      if (weight > best.worst) continue;
      const hours = hoursNumber(traits);
      if (hours !== NO_HOURS && !book.isOpen(hours, minute)) weight += CLOSED;
      if (now - (rows[at + LIST_VERIFIED_AT] ?? 0) >= STALE_AFTER) weight += STALE;
      if (weight > best.worst) continue;
      const entry = slots[rows[at + LIST_SLOT] ?? -1];
      if (entry !== undefined) best.offer(entry, weight, coordinates && kilometresTo(entry.source, coordinates));
    }
  }

  for (const { lists: found, weight } of placeSteps(lists, need.category, place)) {
    for (const list of found) meet(list, weight);
    if (best.worst < weight + NEXT_PLACE) return;
  }
}
