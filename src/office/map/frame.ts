import { geoIdentity, geoPath } from "d3-geo";
import type { CountryMap } from "../../content/map.ts";
import type { Coordinates } from "../../domain/source.ts";

/** A part of the country as it lies in a picture. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  /** The coasts in it, as the path of an SVG. */
  readonly land: string;
  /** Where a point of the earth stands in the picture. */
  place(point: Coordinates): { readonly x: number; readonly y: number };
}

/** In units of the picture; it grows and shrinks with the page. */
const WIDTH = 720;
const HEIGHTS = { least: 250, most: 560 } as const;
/** Around the outermost points, so that no circle is cut off. */
const MARGIN = 40;
/** Degrees: a city alone is shown with the land around it. */
const LEAST_SPAN = 0.6;

/**
 * Puts the picture around these points. Indonesia lies along the equator: one degree is as long to the east as to the
 * north there, within two per cent, so degrees are drawn as they are.
 */
export function frameMap({ land }: CountryMap, points: readonly Coordinates[]): Frame {
  const [west, east] = spanOf(points.map(({ longitude }) => longitude));
  const [south, north] = spanOf(points.map(({ latitude }) => latitude));
  const inner = WIDTH - 2 * MARGIN;
  const wanted = (inner * (north - south)) / (east - west) + 2 * MARGIN;
  const height = Math.round(Math.min(HEIGHTS.most, Math.max(HEIGHTS.least, wanted)));
  const corners = {
    type: "MultiPoint" as const,
    coordinates: [[west, south] as [number, number], [east, north] as [number, number]],
  };
  const projection = geoIdentity()
    .reflectY(true)
    .fitExtent(
      [
        [MARGIN, MARGIN],
        [WIDTH - MARGIN, height - MARGIN],
      ],
      corners,
    )
    .clipExtent([
      [0, 0],
      [WIDTH, height],
    ]);
  const rings = land.map((ring) => [ring.map(([longitude, latitude]) => [longitude, latitude])]);
  const path = geoPath(projection).digits(1)({ type: "MultiPolygon", coordinates: rings });
  return {
    ...{ width: WIDTH, height, land: path ?? "" },
    place({ longitude, latitude }) {
      const [x, y] = projection([longitude, latitude]) ?? [0, 0];
      return { x: Math.round(x), y: Math.round(y) };
    },
  };
}

/** The least and the largest, and never too close together. */
function spanOf(numbers: readonly number[]): readonly [number, number] {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  const missing = Math.max(0, LEAST_SPAN - (most - least)) / 2;
  return [least - missing, most + missing];
}
