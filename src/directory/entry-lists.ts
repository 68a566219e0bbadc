import { NATIONWIDE, provinceOf, regencyOf } from "../domain/area.ts";
import type { NeedCategory } from "../domain/need.ts";
import type { Source } from "../domain/source.ts";
import type { Entry } from "./entry.ts";
import { rowFor } from "./sorted-rows.ts";

type ListName = string;

/**
 * Entries side by side, the numbers of one in turn and no objects: a search runs over thousands, and takes up the entry
 * itself only when its traits are good enough.
 */
export interface EntryList {
  readonly rows: readonly number[];
  /** The best fixed weight comes first. Not in lists of thousands, where putting one in its place takes long. */
  readonly isSorted: boolean;
}

/** How many numbers one entry has, and where each stands among them. */
export const LIST_ROW = 3;
export const LIST_TRAITS = 0;
export const LIST_SLOT = 1;
/** Before all time when nobody ever has. */
export const LIST_VERIFIED_AT = 2;

/** Entries by what is asked for: each list holds those of one category that share an area or a region. */
export interface EntryLists {
  add(entry: Entry): void;
  remove(entry: Entry): void;
  get(name: ListName): EntryList;
}

interface GrowingList extends EntryList {
  readonly rows: number[];
}

const NOBODY: EntryList = { rows: [], isSorted: true };

export function createEntryLists(): EntryLists {
  const lists = new Map<ListName, GrowingList>();
  function grow(name: ListName, isSorted: boolean, entry: Entry): void {
    const list = lists.get(name) ?? { rows: [], isSorted };
    lists.set(name, list);
    putIn(list, entry);
  }
  return {
    add(entry) {
      const { sorted, unsorted } = listsOf(entry.source);
      for (const name of sorted) grow(name, true, entry);
      for (const name of unsorted) grow(name, false, entry);
    },
    remove({ source, slot }) {
      const { sorted, unsorted } = listsOf(source);
      for (const name of [...sorted, ...unsorted]) takeFrom(lists.get(name)?.rows ?? [], slot);
    },
    get: (name) => lists.get(name) ?? NOBODY,
  };
}

function putIn({ rows, isSorted }: GrowingList, { source, slot, traits }: Entry): void {
  const verifiedAt = source.verified?.at ?? Number.NEGATIVE_INFINITY;
  if (isSorted) rows.splice(rowFor(traits, rows, LIST_ROW), 0, traits, slot, verifiedAt);
  else rows.push(traits, slot, verifiedAt);
}

function takeFrom(rows: number[], slot: number): void {
  let at = 0;
  while (at < rows.length && rows[at + LIST_SLOT] !== slot) at += LIST_ROW;
  rows.splice(at, LIST_ROW);
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

function listsOf({ place, areasServed, categories }: Source) {
  const areas = areasServed.length === 0 ? [place] : areasServed;
  const inside = areas.flatMap((area) => areasAround(area).slice(1));
  const regions = [provinceOf(place), regencyOf(place)].filter((region) => region !== undefined);
  return {
    sorted: new Set(categories.flatMap((category) => areas.map((area) => serving(category, area)))),
    unsorted: new Set(
      categories.flatMap((category) => [
        everywhere(category),
        ...inside.map((area) => servingInside(category, area)),
        ...regions.map((region) => locatedIn(category, region)),
      ]),
    ),
  };
}
