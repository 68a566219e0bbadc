import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { RecipientLine } from "../../domain/ledger.ts";
import { csvLine } from "./csv-line.ts";

const HEAD = ["telegram_id", "status", "reason", "time", "tries"] as const;
/** Beyond it the file is packed: a million rows are 70 MB, and Telegram takes 50. */
const MOST_ROWS_PLAIN = 50_000;

export interface LedgerFile {
  readonly name: string;
  readonly isPacked: boolean;
  readonly content: Uint8Array;
}

/** Reads a ledger page by page. Only what is packed of it stays in memory, and nothing on the disk: it names people. */
export async function writeLedgerFile(
  name: string,
  recipients: number,
  pages: AsyncIterable<readonly RecipientLine[]>,
): Promise<LedgerFile> {
  const isPacked = recipients > MOST_ROWS_PLAIN;
  const chunks: Uint8Array[] = [];
  const keep = async (bytes: AsyncIterable<Uint8Array>) => {
    for await (const chunk of bytes) chunks.push(chunk);
  };
  await (isPacked ? pipeline(rowsOf(pages), createGzip(), keep) : keep(rowsOf(pages)));
  return { name: isPacked ? `${name}.csv.gz` : `${name}.csv`, isPacked, content: Buffer.concat(chunks) };
}

async function* rowsOf(pages: AsyncIterable<readonly RecipientLine[]>): AsyncIterable<Buffer> {
  yield Buffer.from(csvLine(HEAD));
  for await (const page of pages) yield Buffer.from(page.map(rowOf).join(""));
}

/** Of who was erased nothing is told but that somebody was there. */
function rowOf({ id, line }: RecipientLine): string {
  const reason = line.kind === "failed" ? line.reason : "";
  const time = "at" in line ? new Date(line.at).toISOString() : "";
  return csvLine([id === 0 ? "" : String(id), line.kind, reason, time, String(line.claims)]);
}
