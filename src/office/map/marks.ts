import { isWithin } from "../../domain/area.ts";
import type { PlaceIndex } from "../../domain/place.ts";
import type { Mark } from "../views/map-picture.ts";
import { frameKey, type MapAsked, mapAddress, markedPlace } from "./asked.ts";
import type { Frames } from "./frames.ts";
import type { MapNumbers } from "./gather-map.ts";

interface Parts {
  readonly frames: Frames;
  readonly places: PlaceIndex;
  /** What this person looks after. */
  readonly ownArea: string;
  readonly isFar: boolean;
}

/** The marks in the picture. Near enough, a regency without any source has one too: that nothing is there is worth knowing. */
export function marksOf(
  asked: MapAsked,
  { marks }: MapNumbers,
  { frames, places, ownArea, isFar }: Parts,
): readonly Mark[] {
  const { layer } = asked;
  const key = frameKey(asked);
  const frame = frames.frameOf(key);
  const showsNone = layer === "sources" && !isFar;
  return frames.regenciesIn(key).flatMap((code) => {
    const point = frames.pointOf(code);
    const counts = marks.get(code);
    const isShown = counts !== undefined || (showsNone && isWithin(code, ownArea));
    if (point === undefined || !isShown) return [];
    // A coordinator of a district sees the regency as far as it is their own.
    const area = isWithin(code, ownArea) ? code : ownArea;
    return [
      {
        ...{ name: places.get(code)?.name ?? code, ...frame.place(point), counts: counts ?? {} },
        ...{ to: mapAddress({ layer, area }), isHere: markedPlace(asked.area) === code },
      },
    ];
  });
}
