import { NATIONWIDE, provinceOf, regencyOf } from "../domain/area.ts";
import { BANDS, RANK_REASONS, type RankReasons } from "../domain/rank-reasons.ts";
import type { SourceSearch } from "../domain/rank-sources.ts";
import { PLACE_WEIGHTS } from "./entry.ts";
import {
  areasAround,
  cellsAround,
  type EntryList,
  type EntryLists,
  everywhere,
  locatedIn,
  serving,
  servingInside,
} from "./entry-lists.ts";

type Place = RankReasons["place"];

/** One ring around who asks. Entries of an earlier ring may come again. */
export interface SearchStep {
  readonly lists: readonly EntryList[];
  /** What is met here for the first time weighs as much as this in place, or more. */
  readonly from: number;
  /** The distance tells how much exactly. */
  readonly isByDistance: boolean;
  /** What is met in later steps weighs more than this in place. */
  readonly upTo: number;
}

/** From the best ring to all there is, so that a search can stop as soon as nothing better can come. */
export function stepsOf(search: SourceSearch, lists: EntryLists): Iterable<SearchStep> {
  return search.place === undefined ? distanceSteps(search, lists) : placeSteps(search, search.place, lists);
}

function* placeSteps({ need: { category } }: SourceSearch, place: string, lists: EntryLists): Iterable<SearchStep> {
  const step = (reason: Place, names: readonly (string | number)[]): SearchStep => {
    const weight = PLACE_WEIGHTS[reason];
    return { lists: names.map(lists.get), from: weight, upTo: weight, isByDistance: false };
  };
  const [regency, province] = [regencyOf(place), provinceOf(place)];
  const around = areasAround(place).filter((area) => area !== NATIONWIDE || place === NATIONWIDE);
  yield step(
    "serves the place",
    around.map((area) => serving(category, area)),
  );
  yield step("serves part of the place", [servingInside(category, place)]);
  yield step("serves the whole country", [serving(category, NATIONWIDE)]);
  if (regency !== undefined) yield step("outside its area, same regency", [locatedIn(category, regency)]);
  if (province !== undefined) yield step("outside its area, same province", [locatedIn(category, province)]);
  yield step("outside its area, elsewhere", [everywhere(category)]);
}

function* distanceSteps({ need: { category }, coordinates }: SourceSearch, lists: EntryLists): Iterable<SearchStep> {
  let from = PLACE_WEIGHTS["within 5 km"];
  const step = (reason: Place, names: readonly (string | number)[]): SearchStep => {
    const weight = PLACE_WEIGHTS[reason];
    const ring = { lists: names.map(lists.get), from, upTo: weight, isByDistance: true };
    from = PLACE_WEIGHTS[RANK_REASONS.place[RANK_REASONS.place.indexOf(reason) + 1] ?? reason];
    return ring;
  };
  const around = (kilometres: number) => coordinates && cellsAround(category, coordinates, kilometres);
  const [walk, ride, day] = BANDS;
  const walked = around(walk);
  if (walked !== undefined) yield step("within 5 km", walked);
  const ridden = around(ride);
  if (ridden !== undefined) {
    yield step("within 25 km", ridden);
    yield step("serves the whole country", [serving(category, NATIONWIDE)]);
    const days = around(day);
    if (days !== undefined) yield step("within 100 km", days);
  }
  yield step("distance unknown", [everywhere(category)]);
}
