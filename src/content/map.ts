import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { isInIndonesia } from "../domain/indonesia.ts";
import type { PlaceIndex } from "../domain/place.ts";
import type { Coordinates } from "../domain/source.ts";
import { CONTENT_FOLDER, ContentError } from "./load.ts";
import type { ContentMistake, Reading } from "./read-yaml.ts";

/** How a regency's point was found; see scripts/lib/map-points.ts. */
export const POINT_ORIGINS = ["towns", "town", "islands", "neighbours"] as const;

export interface RegencyPoint extends Coordinates {
  readonly from: (typeof POINT_ORIGINS)[number];
}

/** Longitude and latitude in degrees, as in GeoJSON. */
export type LandRing = readonly (readonly [longitude: number, latitude: number])[];

export interface CountryMap {
  /** Coasts and borders; each ring ends where it begins. */
  readonly land: readonly LandRing[];
  /** By Kemendagri code of the regency: where its circle stands, never where a person is. */
  readonly points: ReadonlyMap<string, RegencyPoint>;
}

const LAND = "map/land.txt";
const POINTS = "map/points.csv";
/** The file holds hundredths of a degree. */
const UNIT = 0.01;

const Row = z
  .tuple([z.string(), z.coerce.number(), z.coerce.number(), z.enum(POINT_ORIGINS)])
  .transform(([code, latitude, longitude, from]) => ({ code, latitude, longitude, from }))
  .refine(isInIndonesia, { message: "does not lie in Indonesia" });
const Steps = z
  .string()
  .transform((line) => line.split(" ").map(Number))
  .refine((steps) => steps.length >= 6 && steps.length % 2 === 0 && steps.every(Number.isInteger), {
    message: "write whole numbers, two a step (east, north), at least three steps",
  });

/** What scripts/make-map.ts has made. Throws a ContentError when a file is missing, or a regency has no point. */
export function loadMap(places: PlaceIndex, folder: string = CONTENT_FOLDER): CountryMap {
  const land = readLines(folder, LAND, (line) => Steps.safeParse(line));
  const rows = readLines(folder, POINTS, (line) => Row.safeParse(line.split(",")), 1);
  const mistakes = [land, rows].flatMap((reading) => ("mistakes" in reading ? reading.mistakes : []));
  if ("mistakes" in land || "mistakes" in rows) throw new ContentError(mistakes);
  const points = new Map(rows.value.map(({ code, ...point }) => [code, point]));
  const without = regenciesOf(places).filter((code) => !points.has(code));
  if (without.length > 0) {
    throw new ContentError(
      without.map((code) => ({ file: POINTS, field: code, problem: "this regency has no point" })),
    );
  }
  return { land: land.value.map(ringOf), points };
}

function regenciesOf(places: PlaceIndex): readonly string[] {
  return places.children(undefined).flatMap(({ code }) => places.children(code).map((regency) => regency.code));
}

function readLines<T>(
  folder: string,
  file: string,
  read: (line: string) => z.ZodSafeParseResult<T>,
  skipped = 0,
): Reading<readonly T[]> {
  let text: string;
  try {
    text = readFileSync(join(folder, file), "utf8");
  } catch {
    return { mistakes: [{ file, field: "the whole file", problem: "cannot be read: run node scripts/make-map.ts" }] };
  }
  const mistakes: ContentMistake[] = [];
  const value: T[] = [];
  for (const [at, line] of text.trimEnd().split("\n").entries()) {
    if (at < skipped) continue;
    const checked = read(line);
    if (checked.success) value.push(checked.data);
    else
      mistakes.push({ file, field: `line ${at + 1}`, problem: checked.error.issues[0]?.message ?? "cannot be read" });
  }
  return mistakes.length > 0 ? { mistakes } : { value };
}

function ringOf(steps: readonly number[]): LandRing {
  const ring: [number, number][] = [];
  let [east, north] = [0, 0];
  for (let at = 0; at < steps.length; at += 2) {
    east += steps[at] ?? 0;
    north += steps[at + 1] ?? 0;
    ring.push([east * UNIT, north * UNIT]);
  }
  const [first] = ring;
  return first === undefined ? ring : [...ring, first];
}
