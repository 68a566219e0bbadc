import Flatbush from "flatbush";
import { BestEntries } from "../../src/directory/best-entries.ts";
import {
  CLOSED,
  createEntry,
  type Entry,
  fixedWeight,
  hoursNumber,
  PLACE_WEIGHTS,
  STALE,
} from "../../src/directory/entry.ts";
import { HoursBook, NO_HOURS } from "../../src/directory/hours-book.ts";
import { minuteOfWeek } from "../../src/directory/open-minutes.ts";
import { NATIONWIDE } from "../../src/domain/area.ts";
import { NEED_CATEGORIES, type NeedCategory } from "../../src/domain/need.ts";
import { BANDS, judgeDistance, kilometresTo } from "../../src/domain/rank-reasons.ts";
import type { SourceSearch } from "../../src/domain/rank-sources.ts";
import { isRetired, type Source, STALE_AFTER } from "../../src/domain/source.ts";

export interface FlatbushSearch {
  /** The same ranking as ours, on boxes of flatbush. Ids, best first. */
  ranked(search: SourceSearch, limit: number): readonly string[];
  /** Only the nearest ones, whatever they are worth: what the library itself answers. */
  nearest(search: SourceSearch, limit: number): readonly number[];
}

interface Tree {
  readonly boxes: Flatbush;
  readonly placed: readonly Entry[];
  readonly nationwide: readonly Entry[];
  readonly all: readonly Entry[];
}

export function createFlatbushSearch(sources: readonly Source[]): FlatbushSearch {
  const book = new HoursBook();
  const entries = sources.filter((source) => !isRetired(source)).map((source, slot) => createEntry(source, slot, book));
  const trees = new Map(NEED_CATEGORIES.map((category) => [category, plant(entries, category)]));
  const verifiedAt = Float64Array.from(entries, ({ source }) => source.verified?.at ?? Number.NEGATIVE_INFINITY);
  const metBy = new Uint32Array(entries.length);
  let searches = 0;

  function ranked(search: SourceSearch, limit: number): readonly string[] {
    const tree = trees.get(search.need.category);
    const best = new BestEntries(limit, []);
    const number = ++searches;
    const minute = minuteOfWeek(search.now);
    const { latitude = 0, longitude = 0 } = search.coordinates ?? {};
    const offer = (entry: Entry | undefined) => {
      if (entry === undefined || metBy[entry.slot] === number) return;
      metBy[entry.slot] = number;
      const hours = hoursNumber(entry.traits);
      const opening = hours === NO_HOURS || book.isOpen(hours, minute) ? 0 : CLOSED;
      const kilometres = kilometresTo(entry.source, search.coordinates);
      const place = PLACE_WEIGHTS[judgeDistance(entry.source, kilometres)];
      const weight =
        place +
        opening +
        fixedWeight(entry.traits) +
        (search.now - (verifiedAt[entry.slot] ?? 0) >= STALE_AFTER ? STALE : 0);
      best.offer(entry, weight, kilometres);
    };
    const isDone = (next: keyof typeof PLACE_WEIGHTS) => best.worst < PLACE_WEIGHTS[next];
    const around = (kilometres: number) => {
      const high = kilometres / 111;
      const wide = high / Math.cos(((Math.abs(latitude) + high) * Math.PI) / 180);
      const box = [longitude - wide, latitude - high, longitude + wide, latitude + high] as const;
      for (const found of tree?.boxes.search(...box) ?? []) offer(tree?.placed[found]);
    };
    const [walk, ride, day] = BANDS;
    around(walk);
    if (!isDone("within 25 km")) around(ride);
    if (!isDone("serves the whole country")) tree?.nationwide.forEach(offer);
    if (!isDone("within 100 km")) around(day);
    if (!isDone("farther than 100 km")) tree?.all.forEach(offer);
    return best.offers.map(({ entry }) => entry.source.id);
  }

  return {
    ranked,
    nearest({ need, coordinates }, limit) {
      const { latitude = 0, longitude = 0 } = coordinates ?? {};
      return trees.get(need.category)?.boxes.neighbors(longitude, latitude, limit) ?? [];
    },
  };
}

function plant(entries: readonly Entry[], category: NeedCategory): Tree {
  const all = entries.filter(({ source }) => source.categories.includes(category));
  const placed = all.filter(({ source }) => source.coordinates !== undefined);
  const boxes = new Flatbush(placed.length);
  for (const { source } of placed) boxes.add(source.coordinates?.longitude ?? 0, source.coordinates?.latitude ?? 0);
  boxes.finish();
  return { boxes, placed, all, nationwide: all.filter(({ source }) => source.areasServed.includes(NATIONWIDE)) };
}
