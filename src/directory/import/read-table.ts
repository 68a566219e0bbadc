import type { CsvRow } from "./parse-csv.ts";
import { parseCsv } from "./parse-csv.ts";

/** A row of an HSDS table by its column names. */
export type TableRow = Readonly<Record<string, string>>;

/** Rows of one table with their lines. Columns have the names of HSDS. */
export async function* readTable(
  content: Uint8Array,
  name: string,
): AsyncGenerator<{ readonly row: TableRow; readonly line: number; readonly size: number }> {
  let header: readonly string[] | undefined;
  for await (const { cells, line } of parseCsv(content, name) as AsyncIterable<CsvRow>) {
    if (header === undefined) header = cells.map((cell) => cell.trim().toLowerCase());
    else yield { row: rowOf(header, cells), line, size: header.length };
  }
}

function rowOf(header: readonly string[], cells: readonly string[]): TableRow {
  const row: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [index, name] of header.entries()) row[name] = cells[index] ?? "";
  return row;
}
