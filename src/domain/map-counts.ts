import { isWithin, NATIONWIDE } from "./area.ts";
import type { Case } from "./case.ts";
import { casesIn, type PlaceWarning, type WarningOfCases } from "./early-warning.ts";
import { isRetired, isStale, type Source } from "./source.ts";

/** What the map can show, one at a time. */
export const MAP_LAYERS = ["cases", "warnings", "sources"] as const;
export type MapLayer = (typeof MAP_LAYERS)[number];

/**
 * What is told apart in a layer; of several in one place the first one gives the circle its look. "untold": opened by a
 * call for help, the phase is not known. "falls": safety alone has fallen. "stale": to be checked again.
 */
export const MAP_KINDS = {
  cases: ["konflik", "untold", "prakonflik", "pascakonflik"],
  warnings: ["red", "yellow", "falls"],
  sources: ["fresh", "stale"],
} as const satisfies Readonly<Record<MapLayer, readonly string[]>>;
export type MapKind = (typeof MAP_KINDS)[MapLayer][number];

export type KindCounts = Readonly<Partial<Record<MapKind, number>>>;
/** By Kemendagri code; only places that have some. */
export type PlaceCounts = ReadonlyMap<string, KindCounts>;

/** Open cases by place and phase, of nobody in particular. */
export function countCases(cases: Iterable<Pick<Case, "place" | "situation" | "isUntold">>): PlaceCounts {
  const counts = new Map<string, KindCounts>();
  for (const { place, situation, isUntold } of cases) add(counts, place, isUntold ? "untold" : situation.phase, 1);
  return counts;
}

/** Cases behind the worst sign of each place: those that are red, those that are yellow, or all where only safety has fallen. */
export function countWarnings({ places }: Pick<WarningOfCases, "places">): PlaceCounts {
  const counts = new Map<string, KindCounts>();
  for (const warning of places) {
    const kind = worstOf(warning);
    const { week } = warning;
    add(counts, warning.place, kind, kind === "falls" ? casesIn(week) : week[kind]);
  }
  return counts;
}

/** What a warning is called by its worst sign. */
export function worstOf({ signs }: Pick<PlaceWarning, "signs">): "red" | "yellow" | "falls" {
  const has = (colour: string) => signs.some(({ kind }) => kind.startsWith(colour));
  return has("red") ? "red" : has("yellow") ? "yellow" : "falls";
}

/** Sources that stand in an area and are not retired, at a moment in ms since the epoch. */
export function countSources(
  sources: Iterable<Source>,
  { area, now }: { readonly area: string; readonly now: number },
): PlaceCounts {
  const counts = new Map<string, KindCounts>();
  for (const source of sources) {
    if (isRetired(source) || !isWithin(source.place, area)) continue;
    add(counts, source.place, isStale(source, now) ? "stale" : "fresh", 1);
  }
  return counts;
}

/** The counts of what lies in an area, summed up by the place `toPlace` puts each one under. */
export function sumCounts(counts: PlaceCounts, area: string, toPlace: (place: string) => string): PlaceCounts {
  const sums = new Map<string, KindCounts>();
  for (const [place, kinds] of counts) {
    if (!isWithin(place, area)) continue;
    for (const [kind, count] of Object.entries(kinds) as [MapKind, number][]) add(sums, toPlace(place), kind, count);
  }
  return sums;
}

/** One step down from an area: the province, the regency, the district. What is known no closer stands under itself. */
export function stepBelow(place: string, area: string): string {
  const depth = area === NATIONWIDE ? 1 : area.split(".").length + 1;
  return place.split(".").slice(0, depth).join(".");
}

export function totalOf(counts: KindCounts = {}): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** The first kind of the layer of which there is some; undefined for nothing. */
export function leadingKind(counts: KindCounts, layer: MapLayer): MapKind | undefined {
  return MAP_KINDS[layer].find((kind) => (counts[kind] ?? 0) > 0);
}

function add(counts: Map<string, KindCounts>, place: string, kind: MapKind, count: number): void {
  const before = counts.get(place) ?? {};
  counts.set(place, { ...before, [kind]: (before[kind] ?? 0) + count });
}
