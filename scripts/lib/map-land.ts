import { feature } from "topojson-client";
import countries from "world-atlas/countries-10m.json" with { type: "json" };

type Point = readonly [longitude: number, latitude: number];

/** ISO 3166-1. */
const INDONESIA = "360";
/** Degrees: on a map of the country that is 900 dots wide, a dot. Smaller islands are not drawn. */
const DOT = 0.05;
/** Degrees, about 2 km: what a coast may be off. A province that fills a phone still looks like itself. */
const TOLERANCE = 0.006;
/** Of a degree; the file holds whole numbers of it. */
const UNIT = 0.01;

/**
 * The coasts and borders of Indonesia, a ring a line: where it begins, then step by step, east and north in
 * hundredths of a degree. From Natural Earth (public domain) as world-atlas has it.
 */
export function drawLand(): string {
  const country = countries.objects.countries.geometries.find(({ id }) => id === INDONESIA);
  const rings = feature(countries, country).geometry.coordinates.flat();
  const drawn = rings.filter(isSeen).map((ring) => stepsOf(simplify(ring)));
  return drawn.map((steps) => `${steps.join(" ")}\n`).join("");
}

function isSeen(ring: readonly Point[]): boolean {
  const width = (axis: 0 | 1) =>
    Math.max(...ring.map((point) => point[axis])) - Math.min(...ring.map((point) => point[axis]));
  return width(0) >= DOT || width(1) >= DOT;
}

/** Douglas and Peucker 1973: leaves out what lies closer to the line than the tolerance. The ring stays a ring. */
function simplify(ring: readonly Point[]): readonly Point[] {
  const kept = new Set([0, ring.length - 1]);
  // A ring begins where it ends: the first cut is at the point farthest from there.
  const parts: [number, number][] = [[0, ring.length - 1]];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const [from, to] = part;
    const { at, distance } = farthest(ring, from, to);
    if (distance <= TOLERANCE) continue;
    kept.add(at);
    parts.push([from, at], [at, to]);
  }
  return ring.filter((_, at) => kept.has(at));
}

function farthest(ring: readonly Point[], from: number, to: number): { at: number; distance: number } {
  let found = { at: from, distance: 0 };
  for (let at = from + 1; at < to; at++) {
    const distance = distanceToLine(ring[at], ring[from], ring[to]);
    if (distance > found.distance) found = { at, distance };
  }
  return found;
}

function distanceToLine(point: Point = [0, 0], from: Point = [0, 0], to: Point = [0, 0]): number {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const length = x ** 2 + y ** 2;
  const share = length === 0 ? 0 : ((point[0] - from[0]) * x + (point[1] - from[1]) * y) / length;
  const along = Math.min(1, Math.max(0, share));
  return Math.hypot(point[0] - from[0] - along * x, point[1] - from[1] - along * y);
}

function stepsOf(ring: readonly Point[]): readonly number[] {
  let [east, north] = [0, 0];
  return ring.slice(0, -1).flatMap(([longitude, latitude]) => {
    const [toEast, toNorth] = [Math.round(longitude / UNIT), Math.round(latitude / UNIT)];
    const step = [toEast - east, toNorth - north];
    [east, north] = [toEast, toNorth];
    return step.every((part) => part === 0) ? [] : step;
  });
}
