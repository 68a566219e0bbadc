import { BANDS, judgeDistance } from "../domain/rank-reasons.ts";
import type { SourceSearch } from "../domain/rank-sources.ts";
import { distanceKilometres, STALE_AFTER } from "../domain/source.ts";
import type { BestEntries } from "./best-entries.ts";
import { CELL_ROW, type Cell, LATITUDE, LONGITUDE, SLOT, TRAITS, VERIFIED_AT, X, Y, Z } from "./cell.ts";
import type { Cells } from "./cells.ts";
import { distanceRings } from "./distance-rings.ts";
import { CLOSED, type Entry, fixedWeight, hoursNumber, NEXT_PLACE, PLACE_WEIGHTS, STALE } from "./entry.ts";
import { chordSquare, onGlobe } from "./globe.ts";
import { type HoursBook, NO_HOURS } from "./hours-book.ts";
import { minuteOfWeek } from "./open-minutes.ts";

const [WALK, RIDE] = [chordSquare(BANDS[0]), chordSquare(BANDS[1])];
const WALKED = PLACE_WEIGHTS["within 5 km"];
const RIDDEN = PLACE_WEIGHTS["within 25 km"];
const BEYOND = PLACE_WEIGHTS["serves the whole country"];

interface Searched {
  readonly cells: Cells;
  readonly slots: readonly (Entry | undefined)[];
  readonly book: HoursBook;
}

/** With a shared location only, or with nothing at all. */
export function searchByDistance({ cells, slots, book }: Searched, asked: SourceSearch, best: BestEntries): void {
  const { now, coordinates } = asked;
  const minute = minuteOfWeek(now);
  const here = onGlobe(coordinates);

  function meet(cell: Cell, from: number): void {
    for (let at = 0; at < cell.length; at += CELL_ROW) {
      const traits = cell[at + TRAITS] ?? 0;
      const fixed = fixedWeight(traits);
      if (from + fixed > best.worst) return;
      let weight = fixed;
      const hours = hoursNumber(traits);
      if (hours !== NO_HOURS && !book.isOpen(hours, minute)) weight += CLOSED;
      if (now - (cell[at + VERIFIED_AT] ?? 0) >= STALE_AFTER) weight += STALE;
      if (from + weight > best.worst) continue;
      // The straight line through the Earth turns most away; what is left is measured as everybody else measures.
      const x = (cell[at + X] ?? 0) - here.x;
      const y = (cell[at + Y] ?? 0) - here.y;
      const z = (cell[at + Z] ?? 0) - here.z;
      const chord = x * x + y * y + z * z;
      const least = weight + (chord <= WALK ? WALKED : chord <= RIDE ? RIDDEN : BEYOND);
      if (least > best.worst || (least === best.worst && chord > chordSquare(best.worstKilometres))) continue;
      const entry = slots[cell[at + SLOT] ?? -1];
      if (entry === undefined) continue;
      const latitude = cell[at + LATITUDE] ?? Number.NaN;
      const isPlaced = coordinates !== undefined && !Number.isNaN(latitude);
      const there = { latitude, longitude: cell[at + LONGITUDE] ?? Number.NaN };
      const kilometres = isPlaced ? distanceKilometres(coordinates, there) : undefined;
      best.offer(entry, weight + PLACE_WEIGHTS[judgeDistance(entry.source, kilometres)], kilometres);
    }
  }

  for (const { cells: found, from, upTo } of distanceRings(cells, coordinates)) {
    for (const cell of found) meet(cell, from);
    if (best.worst < upTo + NEXT_PLACE) return;
  }
}
