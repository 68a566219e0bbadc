import { type Coordinates, EARTH_RADIUS } from "../domain/source.ts";

/** On a globe whose radius is 1; all three are not a number when nobody knows where. */
export interface GlobePoint {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

const NOWHERE: GlobePoint = { x: Number.NaN, y: Number.NaN, z: Number.NaN };

/** More than all that rounding can do to the square of a chord, so what is farther than this is surely farther. */
const ROUNDING = 1 + 1e-6;
const SMALLEST = 1e-24;

export function onGlobe(coordinates: Coordinates | undefined): GlobePoint {
  if (coordinates === undefined) return NOWHERE;
  const [latitude, longitude] = [toRadians(coordinates.latitude), toRadians(coordinates.longitude)];
  const ring = Math.cos(latitude);
  return { x: ring * Math.cos(longitude), y: ring * Math.sin(longitude), z: Math.sin(latitude) };
}

/** Two points with a larger square of the straight line between them are farther apart than so many kilometres. */
export function chordSquare(kilometres: number): number {
  const half = kilometres / EARTH_RADIUS / 2;
  return half >= Math.PI / 2 ? Number.POSITIVE_INFINITY : (2 * Math.sin(half)) ** 2 * ROUNDING + SMALLEST;
}

function toRadians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
