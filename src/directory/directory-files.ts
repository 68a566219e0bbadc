import type { DirectoryFiles } from "../domain/import-file.ts";
import { NEED_CATEGORIES, type NeedCategory } from "../domain/need.ts";
import type { PlaceIndex } from "../domain/place.ts";
import type { Source } from "../domain/source.ts";
import { exportHsds } from "./export/export-hsds.ts";
import { knowEntries } from "./import/identify.ts";
import { readRows } from "./import/read-rows.ts";

type CategoryNames = Readonly<Record<NeedCategory, string>>;

export interface FilesHouse {
  readonly places: PlaceIndex;
  /** Of each language; the first one goes out. */
  readonly categoryNames: readonly [CategoryNames, ...CategoryNames[]];
  readonly sources: () => Iterable<Source>;
  readonly now: () => Date;
}

export function createDirectoryFiles({ places, categoryNames, sources, now }: FilesHouse): DirectoryFiles {
  const categories = new Map(
    NEED_CATEGORIES.flatMap((category) => [
      [category, category],
      [category.replaceAll("_", " "), category],
      ...categoryNames.map((names) => [names[category].toLowerCase(), category] as const),
    ]) as readonly (readonly [string, NeedCategory])[],
  );
  return {
    read: (file) => readRows(file, { places, categories, known: knowEntries(sources()), now: now().getTime() }),
    export: () => exportHsds(sources(), { places, categories: categoryNames[0] }),
  };
}
