import { getDistricts, getProvinces, getRegencies } from "idn-area-data";
import { z } from "zod";
import type { Place, PlaceIndex, PlaceKind } from "../domain/place.ts";
import { CONTENT_FOLDER, ContentError } from "./load.ts";
import { createPlaceSearch, type PlaceSearch } from "./place-search.ts";
import { readYaml } from "./read-yaml.ts";

const SmallLetters = z.string().regex(/^[a-z]+( [a-z]+)*$/, "use small letters and single spaces");

/** content/place-aliases.yaml */
export const PlaceAliasesFile = z.strictObject({
  words: z.record(SmallLetters, SmallLetters),
  places: z.record(z.string(), z.array(SmallLetters).min(1)),
});
export type PlaceAliases = z.infer<typeof PlaceAliasesFile>;

/** Provinces, regencies and districts of Indonesia. Throws a ContentError when the everyday names do not fit them. */
export async function loadPlaces(folder: string = CONTENT_FOLDER): Promise<PlaceIndex> {
  const places = await readPlaces();
  const aliases = readAliases(folder, places);
  return createPlaceIndex(places, aliases);
}

async function readPlaces(): Promise<ReadonlyMap<string, Place>> {
  const [provinces, regencies, districts] = await Promise.all([getProvinces(), getRegencies(), getDistricts()]);
  const places = new Map<string, Place>();
  const add = (kind: PlaceKind, code: string, name: string, parent?: string) => {
    places.set(code, parent === undefined ? { code, name, kind } : { code, name, kind, parent });
  };
  for (const { code, name } of provinces) add("province", code, name);
  for (const { code, name, province_code } of regencies) add("regency", code, name, province_code);
  for (const { code, name, regency_code } of districts) add("district", code, name, regency_code);
  return places;
}

function readAliases(folder: string, places: ReadonlyMap<string, Place>): PlaceAliases {
  const file = "place-aliases.yaml";
  const reading = readYaml(folder, file, PlaceAliasesFile);
  if ("mistakes" in reading) throw new ContentError(reading.mistakes);
  const unknown = Object.keys(reading.value.places).filter((code) => !places.has(code));
  if (unknown.length > 0) {
    throw new ContentError(
      unknown.map((code) => ({ file, field: `places.${code}`, problem: "no place has this code" })),
    );
  }
  return reading.value;
}

function createPlaceIndex(places: ReadonlyMap<string, Place>, aliases: PlaceAliases): PlaceIndex {
  const children = Map.groupBy(places.values(), ({ parent }) => parent);
  const path = (code: string): readonly Place[] => {
    const place = places.get(code);
    if (place === undefined) return [];
    return place.parent === undefined ? [place] : [...path(place.parent), place];
  };
  // Most processes never search a place; the first that does pays for the index.
  let search: PlaceSearch | undefined;
  return {
    get: (code) => places.get(code),
    path,
    children: (code) => children.get(code) ?? [],
    search: (text, limit) => {
      search ??= createPlaceSearch([...places.values()], path, aliases);
      return search(text, limit);
    },
  };
}
