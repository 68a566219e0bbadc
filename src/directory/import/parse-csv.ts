import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { FileRefused } from "../../domain/import-file.ts";
import { piecesOf } from "./pieces.ts";

export interface CsvRow {
  readonly cells: readonly string[];
  readonly line: number;
}

interface Parsed {
  readonly record: string[];
  /** The row as it stands in the file, with what was skipped before it. */
  readonly raw: string;
  readonly info: { readonly lines: number };
}

const SEPARATORS = [",", ";", "\t"] as const;
/** A quote that is never closed would swallow the rest of the file. */
const LONGEST_ROW = 64 * 1024;

/** The rows of a CSV, header first. `table` names it in what goes wrong. Throws FileRefused where it breaks. */
export async function* parseCsv(content: Uint8Array, table = ""): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter: separatorOf(content),
    ...{ info: true, raw: true },
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  });
  const rows = Readable.from(piecesOf(content), { objectMode: false }).pipe(parser);
  // Where a row begins: it may go over several lines, and after some that hold nothing.
  let line = 1;
  try {
    for await (const { record, raw, info } of rows as AsyncIterable<Parsed>) {
      yield { cells: record, line: line + emptyLinesBefore(raw) };
      line = info.lines + 1;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new FileRefused("broken", table === "" ? String(line) : `${table}: ${line}`);
  }
}

function emptyLinesBefore(raw: string): number {
  return (/^[\r\n]*/.exec(raw)?.[0] ?? "").match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** The one that stands most often in the header, outside of quotes. */
function separatorOf(content: Uint8Array): string {
  const text = Buffer.from(content.subarray(0, LONGEST_ROW)).toString();
  const header = (/^\s*([^\r\n]*)/.exec(text)?.[1] ?? "").replaceAll(/"[^"]*"/g, "");
  const counts = SEPARATORS.map((separator) => header.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ",";
}
