import { categoryNames } from "../../src/content/category-names.ts";
import { loadMessages } from "../../src/content/messages.ts";
import { loadPlaces } from "../../src/content/places.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { createDirectoryFiles } from "../../src/directory/directory-files.ts";
import type { SourceRecord } from "../../src/domain/directory.ts";
import type { DirectoryFiles, ReadRow, RowProblem } from "../../src/domain/import-file.ts";
import type { Source } from "../../src/domain/source.ts";

export const IMPORT_DAY = Date.UTC(2026, 10, 24);
const speeches = createSpeeches(loadMessages());
const places = await loadPlaces();

/** The files of a directory with these sources. */
export function filesOf(sources: readonly Source[] = []): DirectoryFiles {
  return createDirectoryFiles({
    ...{ places, now: () => new Date(IMPORT_DAY), sources: () => onePage(sources) },
    categoryNames: [categoryNames(speeches.id), categoryNames(speeches.en)],
  });
}

async function* onePage(sources: readonly Source[]) {
  yield sources;
}

export async function readAll(
  content: Buffer | string,
  { name = "sumber.csv", sources = [] }: { readonly name?: string; readonly sources?: readonly Source[] } = {},
): Promise<readonly ReadRow[]> {
  const rows: ReadRow[] = [];
  for await (const row of filesOf(sources).read({ name, content: Buffer.from(content) })) rows.push(row);
  return rows;
}

export function recordsIn(rows: readonly ReadRow[]): readonly SourceRecord[] {
  return rows.flatMap((row) => (row.kind === "good" ? [row.record] : []));
}

/** "3: place unknown-place" */
export function refusalsIn(rows: readonly ReadRow[]): readonly string[] {
  const tell = ({ field, problem }: RowProblem) => [field, problem].filter((word) => word !== undefined).join(" ");
  return rows.flatMap((row) =>
    row.kind === "refused" ? row.problems.map((one) => `${row.at.row}: ${tell(one)}`) : [],
  );
}
