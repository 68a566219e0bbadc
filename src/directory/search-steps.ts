import { NATIONWIDE, provinceOf, regencyOf } from "../domain/area.ts";
import { BANDS } from "../domain/rank-reasons.ts";
import type { SourceSearch } from "../domain/rank-sources.ts";
import { PLACE_WEIGHTS } from "./entry.ts";
import {
  areasAround,
  cellsAround,
  type EntryLists,
  everywhere,
  locatedIn,
  serving,
  servingInside,
} from "./entry-lists.ts";

/** One ring around who asks. Entries of an earlier ring may come again. */
export interface SearchStep {
  readonly lists: readonly ReturnType<EntryLists["get"]>[];
  /** The weight in place of all that are met here for the first time; undefined: the distance tells. */
  readonly weight: number | undefined;
  /** Nothing that is met later weighs as little as this or less. */
  readonly isDoneUpTo: number;
}

/** From the best ring to all there is, so that a search can stop as soon as nothing better can come. */
export function stepsOf(search: SourceSearch, lists: EntryLists): Iterable<SearchStep> {
  return search.place === undefined ? distanceSteps(search, lists) : placeSteps(search, search.place, lists);
}

function* placeSteps({ need: { category } }: SourceSearch, place: string, lists: EntryLists): Iterable<SearchStep> {
  const step = (reason: keyof typeof PLACE_WEIGHTS, names: readonly (string | number)[]): SearchStep => ({
    lists: names.map(lists.get),
    weight: PLACE_WEIGHTS[reason],
    isDoneUpTo: PLACE_WEIGHTS[reason],
  });
  const [regency, province] = [regencyOf(place), provinceOf(place)];
  yield step(
    "serves the place",
    areasAround(place).map((area) => serving(category, area)),
  );
  yield step("serves part of the place", [servingInside(category, place)]);
  if (regency !== undefined) yield step("outside its area, same regency", [locatedIn(category, regency)]);
  if (province !== undefined) yield step("outside its area, same province", [locatedIn(category, province)]);
  yield step("outside its area, elsewhere", [everywhere(category)]);
}

function* distanceSteps({ need: { category }, coordinates }: SourceSearch, lists: EntryLists): Iterable<SearchStep> {
  const step = (reason: keyof typeof PLACE_WEIGHTS, names: readonly (string | number)[]): SearchStep => ({
    lists: names.map(lists.get),
    weight: undefined,
    isDoneUpTo: PLACE_WEIGHTS[reason],
  });
  const around = (kilometres: number) => coordinates && cellsAround(category, coordinates, kilometres);
  const [walk, ride, day] = BANDS;
  const [walked, ridden] = [around(walk), around(ride)];
  if (walked !== undefined) yield step("within 5 km", walked);
  if (ridden !== undefined) {
    yield step("within 25 km", ridden);
    yield step("serves the whole country", [serving(category, NATIONWIDE)]);
    const days = around(day);
    if (days !== undefined) yield step("within 100 km", days);
  }
  yield step("distance unknown", [everywhere(category)]);
}
