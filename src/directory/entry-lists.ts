import { NATIONWIDE, provinceOf, regencyOf } from "../domain/area.ts";
import type { NeedCategory } from "../domain/need.ts";
import { NEED_CATEGORIES } from "../domain/need.ts";
import type { Coordinates, Source } from "../domain/source.ts";
import type { Entry } from "./entry.ts";

type ListName = string | number;

/** Cells of a tenth of a degree, about 11 km: the closest ones cover a walk. */
const CELLS_PER_DEGREE = 10;
/** More cells than this cost more than to look at everything. */
const MOST_CELLS = 2000;
const KILOMETRES_PER_DEGREE = 111;

/**
 * Slot and traits of each entry in turn. Numbers side by side and no objects: a search runs over thousands, and takes
 * up the entry itself only when its traits are good enough.
 */
export type EntryList = readonly number[];

/** Entries by what is asked for: each list holds those of one category that share an area, a region or a cell. */
export interface EntryLists {
  add(entry: Entry): void;
  remove(entry: Entry): void;
  get(name: ListName): EntryList;
}

const NOBODY: EntryList = [];

export function createEntryLists(): EntryLists {
  const lists = new Map<ListName, number[]>();
  return {
    add({ source, slot, traits }) {
      for (const name of listsOf(source)) {
        const list = lists.get(name);
        if (list === undefined) lists.set(name, [slot, traits]);
        else list.push(slot, traits);
      }
    },
    remove({ source, slot }) {
      for (const name of listsOf(source)) takeOut(lists.get(name) ?? [], slot);
    },
    get: (name) => lists.get(name) ?? NOBODY,
  };
}

/** The last one takes its place. */
function takeOut(list: number[], slot: number): void {
  let at = 0;
  while (at < list.length && list[at] !== slot) at += 2;
  const traits = list.pop();
  const last = list.pop();
  if (at >= list.length || last === undefined || traits === undefined) return;
  list[at] = last;
  list[at + 1] = traits;
}

/** Those whose area it is, word by word. */
export function serving(category: NeedCategory, area: string): ListName {
  return `${category} serving ${area}`;
}

/** Those who serve something inside it. */
export function servingInside(category: NeedCategory, area: string): ListName {
  return `${category} inside ${area}`;
}

/** Those who are in this regency or province. */
export function locatedIn(category: NeedCategory, region: string): ListName {
  return `${category} in ${region}`;
}

export function everywhere(category: NeedCategory): ListName {
  return category;
}

/** Lists of all cells that may hold something within so many kilometres; undefined when they are too many to be of use. */
export function cellsAround(
  category: NeedCategory,
  { latitude, longitude }: Coordinates,
  kilometres: number,
): readonly ListName[] | undefined {
  const high = kilometres / KILOMETRES_PER_DEGREE;
  const farthest = Math.abs(latitude) + high;
  if (farthest >= 89) return undefined;
  const wide = high / Math.cos((farthest * Math.PI) / 180);
  const [south, north] = [toCell(latitude - high), toCell(latitude + high)];
  const [west, east] = [toCell(longitude - wide), toCell(longitude + wide)];
  const isBeyondDateLine = longitude - wide < -180 || longitude + wide > 180;
  if (isBeyondDateLine || (north - south + 1) * (east - west + 1) > MOST_CELLS) return undefined;
  const names: ListName[] = [];
  for (let row = south; row <= north; row++) {
    for (let column = west; column <= east; column++) names.push(cellName(category, row, column));
  }
  return names;
}

/** Every area around a place, the place itself first, the whole country last. */
export function areasAround(place: string): readonly string[] {
  if (place === NATIONWIDE) return [NATIONWIDE];
  const parts = place.split(".");
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join(".")), NATIONWIDE];
}

function listsOf(source: Source): ReadonlySet<ListName> {
  const areas = source.areasServed.length === 0 ? [source.place] : source.areasServed;
  const inside = areas.flatMap((area) => areasAround(area).slice(1));
  const regions = [provinceOf(source.place), regencyOf(source.place)].filter((region) => region !== undefined);
  const { coordinates } = source;
  return new Set(
    source.categories.flatMap((category) => [
      everywhere(category),
      ...areas.map((area) => serving(category, area)),
      ...inside.map((area) => servingInside(category, area)),
      ...regions.map((region) => locatedIn(category, region)),
      ...(coordinates === undefined
        ? []
        : [cellName(category, toCell(coordinates.latitude), toCell(coordinates.longitude))]),
    ]),
  );
}

function toCell(degrees: number): number {
  return Math.floor(degrees * CELLS_PER_DEGREE);
}

function cellName(category: NeedCategory, row: number, column: number): number {
  return (NEED_CATEGORIES.indexOf(category) * 10_000 + row + 1000) * 10_000 + column + 2000;
}
