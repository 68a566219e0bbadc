import { randomUUID } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import type { DataKeys } from "./data-keys.ts";
import { openBytes, sealBytes } from "./sealing.ts";

/** What the operator has to hear about a copy that cannot be used. */
export class CopyRefused extends Error {
  override readonly name = "CopyRefused";
}

const FORMAT = "juru-damai copy 1";
const Head = z.object({ format: z.literal(FORMAT), id: z.string(), madeAt: z.number(), key: z.string() });

/** The only line that can be read without a key. */
export type CopyHead = z.infer<typeof Head>;

/**
 * The lines of a copy: its head, then each part compressed and sealed, with its number bound in, and at last how many there were.
 * Nothing in it can be left out, put in or moved without being found out.
 */
export async function* writeCopy(
  parts: AsyncIterable<unknown>,
  { key, madeAt }: { readonly key: DataKeys[0]; readonly madeAt: number },
): AsyncIterable<string> {
  const head: CopyHead = { format: FORMAT, id: randomUUID(), madeAt, key: key.id };
  const line = (part: unknown, place: string) =>
    `${sealBytes(gzipSync(JSON.stringify(part)), key, place).toString("base64")}\n`;
  yield `${JSON.stringify(head)}\n`;
  let number = 0;
  for await (const part of parts) yield line(part, placeOf(head, number++));
  yield line(number, endOf(head));
}

/** Throws CopyRefused. */
export function readHead(line: string): CopyHead {
  try {
    return Head.parse(JSON.parse(line));
  } catch {
    throw new CopyRefused("It is no copy of this bot, or one of a newer release.");
  }
}

/** Its parts one by one. Throws CopyRefused at the first line that is not as it was written, also when the end is missing. */
export async function* readCopy(lines: AsyncIterable<string>, dataKeys: DataKeys): AsyncIterable<unknown> {
  let head: CopyHead | undefined;
  let [number, isWhole] = [0, false];
  for await (const line of lines) {
    if (head === undefined) {
      head = readHead(line);
      continue;
    }
    if (isWhole) throw new CopyRefused("Something stands behind its end.");
    const bytes = Buffer.from(line, "base64");
    const end = opened(bytes, endOf(head), { head, dataKeys });
    if (end !== undefined) {
      if (end !== number) throw new CopyRefused(`Of its parts only ${number} are there.`);
      isWhole = true;
      continue;
    }
    const part = opened(bytes, placeOf(head, number), { head, dataKeys });
    if (part === undefined)
      throw new CopyRefused(`Part ${number} is damaged, or the key "${head.key}" is not the one that sealed it.`);
    number += 1;
    yield part;
  }
  if (!isWhole) throw new CopyRefused("Its end is missing: it was broken off while it was made, or copied in part.");
}

interface Reading {
  readonly head: CopyHead;
  readonly dataKeys: DataKeys;
}

function opened(bytes: Buffer, place: string, { head, dataKeys }: Reading): unknown {
  const key = dataKeys.find(({ id }) => id === head.key);
  if (key === undefined) {
    throw new CopyRefused(
      `It is sealed with the key "${head.key}", which DATA_KEYS does not have. Put it behind the newest one.`,
    );
  }
  try {
    return JSON.parse(gunzipSync(openBytes(bytes, key, place)).toString()) as unknown;
  } catch {
    return undefined;
  }
}

const placeOf = ({ id, madeAt }: CopyHead, number: number) => `copy:${id}:${madeAt}:${number}`;
const endOf = ({ id, madeAt }: CopyHead) => `copy:${id}:${madeAt}:end`;
