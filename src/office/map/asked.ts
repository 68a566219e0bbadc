import { isWithin, NATIONWIDE, provinceOf, regencyOf } from "../../domain/area.ts";
import { MAP_LAYERS, type MapLayer } from "../../domain/map-counts.ts";
import type { PlaceIndex } from "../../domain/place.ts";
import { ISLANDS, type Island } from "./islands.ts";

/** What of the map somebody wants to see. */
export interface MapAsked {
  readonly layer: MapLayer;
  /** Kemendagri code, or the whole country. */
  readonly area: string;
  /** Only with the whole country: a part of it, drawn larger. */
  readonly island?: Island;
  /** Of the table below; counts from 0. */
  readonly page: number;
}

/** Undefined for a place that does not exist or lies outside the area that this person looks after. */
export function readAsked(
  query: Readonly<Record<string, string>>,
  ownArea: string,
  places: PlaceIndex,
): MapAsked | undefined {
  const area = query["area"] ?? ownArea;
  const island = ISLANDS.find((one) => one === query["island"]);
  if (area !== NATIONWIDE && places.get(area) === undefined) return undefined;
  const isOwn = area === NATIONWIDE ? ownArea === NATIONWIDE : isWithin(area, ownArea);
  if (!isOwn) return undefined;
  return {
    layer: MAP_LAYERS.find((layer) => layer === query["layer"]) ?? "cases",
    area,
    ...(island !== undefined && area === NATIONWIDE && { island }),
    page: Math.max(0, Math.trunc(Number(query["page"] ?? 0)) || 0),
  };
}

/** The address of the map, after the host. */
export function mapAddress({ layer, area, island, page }: Omit<MapAsked, "page"> & { readonly page?: number }): string {
  const query = new URLSearchParams({
    ...{ layer, area },
    ...(island !== undefined && { island }),
    ...(page !== undefined && page > 0 && { page: String(page) }),
  });
  return `/office/map?${query.toString()}`;
}

/** What the picture is put around: the island, the province of the area, the country. */
export function frameKey({ area, island }: Pick<MapAsked, "area" | "island">): string {
  return island ?? provinceOf(area) ?? NATIONWIDE;
}

/** The mark of the place itself or, of a district, of the regency around it. */
export function markedPlace(area: string): string | undefined {
  return regencyOf(area);
}
