import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { RecipientLine } from "../../domain/ledger.ts";
import { csvLine } from "./csv-line.ts";

const HEAD = ["telegram_id", "status", "reason", "time", "tries"] as const;
/** Beyond it the file is packed: a million rows are 60 MB, and Telegram takes 50. */
const MOST_ROWS_PLAIN = 50_000;

export interface LedgerFile {
  readonly name: string;
  readonly isPacked: boolean;
  content(): AsyncIterable<Uint8Array>;
  /** The file is on disk until then. */
  remove(): Promise<void>;
}

/** Writes a ledger page by page, so that one page at a time is in memory. */
export async function writeLedgerFile(
  name: string,
  recipients: number,
  pages: AsyncIterable<readonly RecipientLine[]>,
): Promise<LedgerFile> {
  const folder = await mkdtemp(join(tmpdir(), "juru-damai-ledger-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, "ledger");
  const isPacked = recipients > MOST_ROWS_PLAIN;
  try {
    const rows = Readable.from(rowsOf(pages), { objectMode: false });
    const out = createWriteStream(path);
    await (isPacked ? pipeline(rows, createGzip(), out) : pipeline(rows, out));
  } catch (error) {
    await remove();
    throw error;
  }
  return { name: isPacked ? `${name}.csv.gz` : `${name}.csv`, isPacked, content: () => createReadStream(path), remove };
}

async function* rowsOf(pages: AsyncIterable<readonly RecipientLine[]>): AsyncIterable<string> {
  yield csvLine(HEAD);
  for await (const page of pages) yield page.map(rowOf).join("");
}

/** Of who was erased nothing is told but that somebody was there. */
export function rowOf({ id, line }: RecipientLine): string {
  const reason = line.kind === "failed" ? line.reason : "";
  const time = "at" in line ? new Date(line.at).toISOString() : "";
  return csvLine([id === 0 ? "" : String(id), line.kind, reason, time, String(line.claims)]);
}
