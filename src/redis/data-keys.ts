import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { DataKey } from "./sealing.ts";

/** Newest first. */
export type DataKeys = readonly [DataKey, ...DataKey[]];

/** Reads `id:base64key,id:base64key`, newest first. Throws an Error that says what is wrong, never the key. */
export function parseDataKeys(text: string): DataKeys {
  const [newest, ...older] = text.split(",").map((part, index) => parseDataKey(part.trim(), index + 1));
  if (newest === undefined) throw new Error("has no key");
  const keys: DataKeys = [newest, ...older];
  if (new Set(keys.map(({ id }) => id)).size < keys.length) throw new Error("names the same id twice");
  return keys;
}

/** One new key as text. The id is stored beside every sealed word, so it must never be used again for another key. */
export function makeDataKey(id: string): string {
  return `${id}:${randomBytes(32).toString("base64")}`;
}

/** For the demo: made once, then always the same, so that what was sealed yesterday opens today. */
export async function loadOrMakeDataKeys(file: string): Promise<DataKeys> {
  return parseDataKeys(await loadOrMakeDataKeysText(file));
}

/** The same, as DATA_KEYS has it. */
export async function loadOrMakeDataKeysText(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  try {
    await writeFile(file, `${makeDataKey("demo")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const text = (await readFile(file, "utf8")).trim();
  try {
    parseDataKeys(text);
    return text;
  } catch (error) {
    throw new Error(`${file} ${(error as Error).message}. Put the right keys back, or remove it with the demo's data.`);
  }
}

function parseDataKey(part: string, place: number): DataKey {
  const [, id, base64] = /^([\w-]{1,32}):([\w+/-]+={0,2})$/.exec(part) ?? [];
  if (id === undefined || base64 === undefined) throw new Error(`has no id:base64key at place ${place}`);
  const key = Buffer.from(base64, "base64");
  if (key.length !== 32) throw new Error(`has a key of ${key.length} bytes at place ${place}, 32 are needed`);
  return { id, key };
}
