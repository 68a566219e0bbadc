import type { SourceRecord } from "../domain/directory.ts";
import type { DirectoryFiles } from "../domain/import-file.ts";
import { NEED_CATEGORIES, type NeedCategory } from "../domain/need.ts";
import type { PlaceIndex } from "../domain/place.ts";
import type { Source } from "../domain/source.ts";
import { exportHsds } from "./export/export-hsds.ts";
import { splitExport } from "./export/split-export.ts";
import { eachOf, knowEntries } from "./import/identify.ts";
import { readRows } from "./import/read-rows.ts";

type CategoryNames = Readonly<Record<NeedCategory, string>>;

export interface FilesHouse {
  readonly places: PlaceIndex;
  /** Of each language; the first one goes out. */
  readonly categoryNames: readonly [CategoryNames, ...CategoryNames[]];
  /** The directory as it stands in the store: what is in memory may be seconds behind. */
  readonly sources: () => AsyncIterable<readonly Source[]>;
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
    async *read(file) {
      const stored = new Map<string, SourceRecord>();
      const known = await knowEntries(noting(sources(), stored));
      for await (const row of readRows(file, { places, categories, known, now: now().getTime() })) {
        const entry = row.kind === "good" ? stored.get(row.record.id) : undefined;
        yield row.kind === "good" && entry !== undefined ? { ...row, stored: entry } : row;
      }
    },
    async export() {
      const byId = new Map<string, Source>();
      for await (const source of eachOf(sources())) byId.set(source.id, source);
      const pieces = exportHsds(byId.values(), { places, categories: categoryNames[0] });
      return { count: byId.size, pieces, parts: (mostBytes) => splitExport(pieces, mostBytes) };
    },
  };
}

async function* noting(
  pages: AsyncIterable<readonly Source[]>,
  stored: Map<string, SourceRecord>,
): AsyncGenerator<readonly Source[]> {
  for await (const page of pages) {
    for (const { quality: _, ...record } of page) stored.set(record.id, record);
    yield page;
  }
}
