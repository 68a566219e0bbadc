import { isWithin, NATIONWIDE, provinceOf, regencyOf } from "../../domain/area.ts";
import type { EarlyWarning } from "../../domain/early-warning.ts";
import { gatherWarning } from "../../domain/gather-warning.ts";
import { createKeptCounts } from "../../domain/kept-counts.ts";
import {
  countCases,
  countSources,
  countWarnings,
  type MapLayer,
  type PlaceCounts,
  stepBelow,
  sumCounts,
} from "../../domain/map-counts.ts";
import type { OfficeHouse } from "../office-house.ts";
import type { MapAsked } from "./asked.ts";
import { isOnIsland } from "./islands.ts";

/** What stands on the map and in its table. */
export interface MapNumbers {
  /** By regency: what the picture shows, the area and what lies around it in the picture. */
  readonly marks: PlaceCounts;
  /** One step below the area. */
  readonly rows: PlaceCounts;
  /** Of the layer of warnings: of the area, the worst place first. */
  readonly warning: EarlyWarning | undefined;
}

/** Counts what is asked for; what took long is kept for a while. Throws StoreAway. */
export function createMapNumbers(house: OfficeHouse): (asked: MapAsked, ownArea: string) => Promise<MapNumbers> {
  const now = () => house.now().getTime();
  const ticks = () => performance.now();
  const warningOf = createKeptCounts((area) => gatherWarning({ area, now: now() }, house), ticks);
  const casesOf = createKeptCounts(async (area) => countCases(await house.cases.openIn(area)), ticks);
  const sourcesOf = createKeptCounts(async (area) => countSources(house.sources.all(), { area, now: now() }), ticks);
  const countsOf = async (layer: MapLayer, area: string): Promise<PlaceCounts> => {
    if (layer === "cases") return casesOf(area);
    return layer === "sources" ? sourcesOf(area) : countWarnings(await warningOf(area));
  };

  return async (asked, ownArea) => {
    const { layer, area, island } = asked;
    const around = areaOfPicture(area, ownArea);
    const [shown, counts] = await Promise.all([countsOf(layer, around), countsOf(layer, area)]);
    const warning = layer === "warnings" ? await warningOf(area) : undefined;
    const isShown = (place: string) => island === undefined || isOnIsland(place, island);
    const rows = sumCounts(counts, area, (place) => stepBelow(place, area));
    const marks = sumCounts(shown, around, (place) => regencyOf(place) ?? place);
    return {
      // What stands under a whole province has no point of its own; the table says it.
      marks: only(marks, (place) => regencyOf(place) !== undefined && isShown(place)),
      rows: only(rows, isShown),
      warning: warning && { ...warning, ...partOf(warning, isShown) },
    };
  };
}

/** The province around a regency, as far as this person looks after it. */
function areaOfPicture(area: string, ownArea: string): string {
  const province = provinceOf(area) ?? NATIONWIDE;
  return isWithin(province, ownArea) || ownArea === NATIONWIDE ? province : area;
}

function partOf({ places, rumours }: EarlyWarning, isShown: (place: string) => boolean) {
  return {
    places: places.filter(({ place }) => isShown(place)),
    rumours: rumours.filter(({ area }) => isShown(area)),
  };
}

function only(counts: PlaceCounts, isShown: (place: string) => boolean): PlaceCounts {
  return new Map([...counts].filter(([place]) => isShown(place)));
}
