import { BANDS, type RankReasons } from "../domain/rank-reasons.ts";
import type { Coordinates } from "../domain/source.ts";
import type { Cell } from "./cell.ts";
import { boxAround, type Cells } from "./cells.ts";
import { PLACE_WEIGHTS } from "./entry.ts";

type Place = RankReasons["place"];

/** Entries may come again in a later ring. */
export interface DistanceRing {
  readonly cells: readonly Cell[];
  /** What was not met in an earlier ring weighs as much as this in place, or more. */
  readonly from: number;
  /** What is met in later rings only weighs more than this in place. */
  readonly upTo: number;
}

/** From the nearest ring to all there is, so that a search can stop as soon as nothing better can come. */
export function* distanceRings(cells: Cells, coordinates: Coordinates | undefined): Iterable<DistanceRing> {
  let from: Place = "within 5 km";
  const ring = (upTo: Place, found: readonly Cell[], next: Place): DistanceRing => {
    const one = { cells: found, from: PLACE_WEIGHTS[from], upTo: PLACE_WEIGHTS[upTo] };
    from = next;
    return one;
  };
  const around = (kilometres: number) => coordinates && boxAround(coordinates, kilometres);
  const [walk, ride, day] = BANDS;
  const walked = around(walk);
  if (walked !== undefined) yield ring("within 5 km", cells.inside(walked), "within 25 km");
  const ridden = around(ride);
  if (ridden !== undefined) {
    yield ring("within 25 km", cells.inside(ridden, walked), "serves the whole country");
    yield ring("serves the whole country", [cells.nationwide], "within 100 km");
    const days = around(day);
    if (days !== undefined) yield ring("within 100 km", cells.inside(days, ridden), "farther than 100 km");
  }
  yield ring("distance unknown", cells.all(), "distance unknown");
}
