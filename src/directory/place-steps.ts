import { NATIONWIDE, provinceOf, regencyOf } from "../domain/area.ts";
import type { NeedCategory } from "../domain/need.ts";
import type { RankReasons } from "../domain/rank-reasons.ts";
import { PLACE_WEIGHTS } from "./entry.ts";
import {
  areasAround,
  type EntryList,
  type EntryLists,
  everywhere,
  locatedIn,
  serving,
  servingInside,
} from "./entry-lists.ts";

type Place = RankReasons["place"];

/** One ring around who asks. Entries of an earlier ring may come again. */
export interface PlaceStep {
  readonly lists: readonly EntryList[];
  /** Of what is met here for the first time, in place; of what is met in later steps only, more. */
  readonly weight: number;
}

/** From those who serve the place to all there is, so that a search can stop as soon as nothing better can come. */
export function* placeSteps(lists: EntryLists, category: NeedCategory, place: string): Iterable<PlaceStep> {
  const step = (reason: Place, names: readonly string[]): PlaceStep => {
    return { lists: names.map(lists.get), weight: PLACE_WEIGHTS[reason] };
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
