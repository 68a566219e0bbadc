import { Readable } from "node:stream";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { FileRefused } from "../../domain/import-file.ts";
import { checkText } from "./read-text.ts";

/**
 * What a directory of a whole country needs, and no more: a bomb unpacks to gigabytes. The cells of the tables that
 * belong to a service are held in memory, about 120 bytes each.
 */
export const ZIP_LIMITS = { entries: 100, bytes: 200 * 1024 * 1024, ratio: 150, cells: 5_000_000 } as const;
const SMALL = 1024 * 1024;

/** The tables of a zip by their file name without folders, unpacked as they are asked for. Throws FileRefused. */
export async function openTables(content: Uint8Array): Promise<ReadonlyMap<string, () => Promise<Uint8Array>>> {
  const zip = await open(content);
  const tables = new Map<string, () => Promise<Uint8Array>>();
  let announced = 0;
  for (const entry of await entriesOf(zip)) {
    announced += entry.uncompressedSize;
    if (announced > ZIP_LIMITS.bytes) throw new FileRefused("zip-size");
    if (entry.uncompressedSize > SMALL && entry.uncompressedSize > entry.compressedSize * ZIP_LIMITS.ratio) {
      throw new FileRefused("zip-ratio");
    }
    // Nothing is written anywhere, so a path that climbs out of its folder is a mere name.
    const name = (entry.fileNameRaw.toString().split(/[\\/]/).at(-1) ?? "").toLowerCase();
    if (!name.endsWith(".csv") || name.startsWith(".") || tables.has(name)) continue;
    if (entry.isEncrypted()) throw new FileRefused("zip-locked");
    tables.set(name, () => unpack(zip, entry, name));
  }
  return tables;
}

async function open(content: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(content.buffer, content.byteOffset, content.length);
  return fromBufferPromise(buffer, {
    lazyEntries: true,
    validateEntrySizes: true,
    decodeStrings: false,
    autoClose: false,
  }).catch(() => {
    throw new FileRefused("broken", "zip");
  });
}

async function entriesOf(zip: ZipFile): Promise<readonly Entry[]> {
  if (zip.entryCount > ZIP_LIMITS.entries) throw new FileRefused("zip-entries");
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch {
    throw new FileRefused("broken", "zip");
  }
  return entries;
}

/** Sizes are checked while it is unpacked: what a zip announces may be a lie. */
async function unpack(zip: ZipFile, entry: Entry, name: string): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  try {
    const stream: Readable = await zip.openReadStreamPromise(entry);
    for await (const piece of stream as AsyncIterable<Buffer>) pieces.push(piece);
  } catch {
    throw new FileRefused("broken", name);
  }
  return checkText(Buffer.concat(pieces));
}
