import { NATIONWIDE, provinceOf, regencyOf } from "../domain/area.ts";
import type { NeedCategory } from "../domain/need.ts";
import type { Source } from "../domain/source.ts";
import type { Entry } from "./entry.ts";

type ListName = string;

/**
 * Slot and traits of each entry in turn. Numbers side by side and no objects: a search runs over thousands, and takes
 * up the entry itself only when its traits are good enough.
 */
export type EntryList = readonly number[];

/** Entries by what is asked for: each list holds those of one category that share an area or a region. */
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
  return new Set(
    source.categories.flatMap((category) => [
      everywhere(category),
      ...areas.map((area) => serving(category, area)),
      ...inside.map((area) => servingInside(category, area)),
      ...regions.map((region) => locatedIn(category, region)),
    ]),
  );
}
