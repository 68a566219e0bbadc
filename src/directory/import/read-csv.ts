import type { ImportField } from "../../domain/import-file.ts";
import { readHeader } from "./csv-columns.ts";
import { cleanText, type Draft, splitCell } from "./draft.ts";
import { parseCsv } from "./parse-csv.ts";
import { checkText } from "./read-text.ts";

/** Our own sheet: one service a row, in any order of columns. Throws FileRefused. */
export async function* readCsv(content: Uint8Array): AsyncGenerator<Draft> {
  let header: readonly (ImportField | undefined)[] | undefined;
  let columns: ReadonlySet<ImportField> = new Set();
  for await (const { cells, line } of parseCsv(checkText(content))) {
    if (header === undefined) {
      header = readHeader(cells);
      columns = new Set(header.filter((field) => field !== undefined));
    } else if (cells.some((cell) => cell.trim() !== "")) yield { ...draftOf(cells, header, line), columns };
  }
}

function draftOf(cells: readonly string[], header: readonly (ImportField | undefined)[], line: number): Draft {
  const texts: Partial<Record<ImportField, string>> = {};
  for (const [index, field] of header.entries()) {
    if (field !== undefined) texts[field] = cleanText(cells[index] ?? "");
  }
  return {
    at: { row: line },
    texts,
    categories: splitCell((texts.categories ?? "").replaceAll(",", ";")),
    areas: splitCell((texts.areas ?? "").replaceAll(",", ";")),
    documents: splitCell(texts.documents ?? ""),
    hasForeignTerms: false,
    // Empty cells at the end are what a spreadsheet adds, or leaves out.
    hasWrongColumns: cells.slice(header.length).some((cell) => cell.trim() !== ""),
  };
}
