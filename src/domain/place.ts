export const PLACE_KINDS = ["province", "regency", "district"] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** An administrative area of Indonesia. Never finer than a district: a village can point at a person. */
export interface Place {
  /** Kemendagri code with dots: "34", "34.04", "34.04.01". */
  readonly code: string;
  /** As the state writes it: "Kabupaten Sleman", "Kota Yogyakarta"; a district without "Kecamatan". */
  readonly name: string;
  readonly kind: PlaceKind;
  /** Code of the area around it; a province has none. */
  readonly parent?: string;
}

export interface PlaceIndex {
  get(code: string): Place | undefined;
  /** From the province down to the place itself; empty for an unknown code. */
  path(code: string): readonly Place[];
  /** One step down, in order of code; the provinces for undefined. */
  children(code: string | undefined): readonly Place[];
  /** Best first, never more than the limit. Any text may be given. */
  search(text: string, limit: number): readonly Place[];
}

/** A name that tells places of the same name apart: "Depok, Kabupaten Sleman". Undefined for an unknown code. */
export function tellPlace(code: string, places: PlaceIndex): string | undefined {
  const path = places.path(code);
  if (path.length === 0) return undefined;
  const names = path.map(({ name }) => name);
  return path.length < 3 ? names.at(-1) : `${names[2]}, ${names[1]}`;
}

/** Regency and province around a place: an area that one person can look after. */
export function areasAround(place: string | undefined, places: PlaceIndex): readonly string[] {
  if (place === undefined) return [];
  return places
    .path(place)
    .filter(({ kind }) => kind !== "district")
    .map(({ code }) => code)
    .toReversed();
}
