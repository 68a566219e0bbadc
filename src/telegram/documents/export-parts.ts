import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { ExportForm, ExportRow } from "../../domain/export.ts";
import { type FileFrame, splitPieces } from "../../domain/split-pieces.ts";
import { BYTE_ORDER_MARK, csvLine } from "./csv-line.ts";

export interface ExportPart {
  readonly content: Uint8Array;
  readonly isZipped: boolean;
  readonly rows: number;
}

/** Of text: as much as is held in memory at once. Telegram takes 50 MB of a bot. */
const MOST_BYTES = 16 * 1024 * 1024;
/** A phone opens what is not zipped; above this it would choke on it anyway. */
const PLAIN_BYTES = 2 * 1024 * 1024;
const zip = promisify(gzip);

/**
 * Rows as one file or several, each with a head of its own or as an array of its own. Never more than one part stands in
 * memory, and none on the disk: what it holds would stay there.
 */
export async function* exportParts(
  rows: AsyncIterable<ExportRow>,
  {
    form,
    columns,
    mostBytes = MOST_BYTES,
  }: {
    readonly form: ExportForm;
    readonly columns: readonly string[];
    readonly mostBytes?: number;
  },
): AsyncGenerator<ExportPart> {
  const bytesOf = (text: string) => Buffer.byteLength(text);
  const pieces = form === "csv" ? csvLines(rows, columns) : jsonLines(rows, columns);
  for await (const part of splitPieces(pieces, frameOf(form, columns), { mostBytes, bytesOf })) {
    const content = Buffer.from(part.content);
    const isZipped = content.length > PLAIN_BYTES;
    yield { content: isZipped ? await zip(content) : content, isZipped, rows: part.pieces };
  }
}

/** As much as is put together before it goes out: a piece a row would be a packet a row. */
const PIECE_LENGTH = 32 * 1024;

/** The same rows as one file, however long, for whoever takes it in while it is made. */
export async function* exportText(
  rows: AsyncIterable<ExportRow>,
  { form, columns }: { readonly form: ExportForm; readonly columns: readonly string[] },
): AsyncGenerator<string> {
  const { begin, between, end } = frameOf(form, columns);
  let [text, isFirst] = [begin, true];
  for await (const line of form === "csv" ? csvLines(rows, columns) : jsonLines(rows, columns)) {
    text += isFirst ? line : between + line;
    isFirst = false;
    if (text.length < PIECE_LENGTH) continue;
    yield text;
    text = "";
  }
  yield text + end;
}

function frameOf(form: ExportForm, columns: readonly string[]): FileFrame {
  if (form === "csv") return { begin: BYTE_ORDER_MARK + csvLine(columns), between: "", end: "" };
  return { begin: "[\n", between: ",\n", end: "\n]\n" };
}

async function* csvLines(rows: AsyncIterable<ExportRow>, columns: readonly string[]): AsyncGenerator<string> {
  for await (const row of rows) yield csvLine(columns.map((column) => String(row[column] ?? "")));
}

/** The same fields in each object; null for what is not known. */
async function* jsonLines(rows: AsyncIterable<ExportRow>, columns: readonly string[]): AsyncGenerator<string> {
  for await (const row of rows) {
    yield JSON.stringify(Object.fromEntries(columns.map((column) => [column, row[column] ?? null])));
  }
}
