import { type CountryMap, loadMap } from "../../content/map.ts";
import { NATIONWIDE } from "../../domain/area.ts";
import type { PlaceIndex } from "../../domain/place.ts";
import type { Coordinates } from "../../domain/source.ts";
import { type Frame, frameMap } from "./frame.ts";
import { ISLANDS, isOnIsland } from "./islands.ts";

export interface Frames {
  /** Where the mark of a regency stands on earth; undefined for what is no regency. */
  pointOf(regency: string): Coordinates | undefined;
  /** Of an island, a province by its code, or the whole country. */
  frameOf(key: string): Frame;
  /** All regencies in it. */
  regenciesIn(key: string): readonly string[];
}

/** The map is read when somebody looks at it first, and each part of it is drawn once: there are 38 provinces and 7 islands. */
export function createFrames(places: PlaceIndex): Frames {
  let map: CountryMap | undefined;
  const mapOfNow = () => (map ??= loadMap(places));
  const frames = new Map<string, Frame>();
  const regenciesIn = (key: string) => [...mapOfNow().points.keys()].filter((code) => isPartOf(code, key));
  return {
    regenciesIn,
    pointOf: (regency) => mapOfNow().points.get(regency),
    frameOf(key) {
      const points = regenciesIn(key).flatMap((code) => mapOfNow().points.get(code) ?? []);
      const frame = frames.get(key) ?? frameMap(mapOfNow(), points);
      frames.set(key, frame);
      return frame;
    },
  };
}

function isPartOf(regency: string, key: string): boolean {
  const island = ISLANDS.find((one) => one === key);
  if (island !== undefined) return isOnIsland(regency, island);
  return key === NATIONWIDE || regency.startsWith(`${key}.`);
}
