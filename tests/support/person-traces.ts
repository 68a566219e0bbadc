import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { KEPT } from "../../src/redis/kept.ts";
import { patternOf } from "../../src/redis/key-pattern.ts";
import { keys } from "../../src/redis/keys.ts";
import { createSealer } from "../../src/redis/sealing.ts";
import { unpackTalk } from "../../src/redis/talk-record.ts";
import { DATA_KEY } from "./house.ts";

/** A key that holds the account number of a person, and how: in its name, in its value, in a packed ledger, in a talk, in a sealed letter. */
export interface Trace {
  readonly key: string;
  readonly how: "name" | "value" | "packed" | "in a talk" | "sealed";
  /** Milliseconds that it still lives; undefined without an end. */
  readonly left: number | undefined;
}

const sealer = createSealer([DATA_KEY]);

/** Every key of the store that holds this number, in whatever form; read past the bot, and past all that it knows of its own keys. */
export async function tracesOf(redisUrl: string, id: number): Promise<readonly Trace[]> {
  const redis = await connectRedis([redisUrl], () => undefined);
  try {
    const found: Trace[] = [];
    for (const key of await everyKey(redis)) {
      const how = await holds(redis, key, id);
      if (how === undefined) continue;
      const left = Number(await redis.command(key, "PTTL", key));
      found.push({ key, how, left: left >= 0 ? left : undefined });
    }
    return found.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  } finally {
    await redis.close();
  }
}

/** BullMQ keeps a queue as long as it is used; of its jobs /hapus, their own age and the daily round take care. */
const QUEUES = /^\{queue\}:/;

/** Keys that no rule of `KEPT` knows, or that have no end though they should, or a later one than promised. */
export async function endlessKeys(redisUrl: string): Promise<readonly string[]> {
  const redis = await connectRedis([redisUrl], () => undefined);
  try {
    const found: string[] = [];
    const kinds = (Object.keys(KEPT) as (keyof typeof keys)[]).map((kind) => ({
      pattern: patternOf(keys[kind]),
      kept: KEPT[kind],
    }));
    for (const key of await everyKey(redis)) {
      if (QUEUES.test(key)) continue;
      const kind = kinds.find(({ pattern }) => pattern.test(key));
      const left = Number(await redis.command(key, "TTL", key));
      if (kind === undefined) found.push(`${key}: no rule`);
      else if (typeof kind.kept === "number" && left !== -2 && (left < 0 || left > kind.kept))
        found.push(`${key}: ${left}`);
    }
    return found;
  } finally {
    await redis.close();
  }
}

async function holds(redis: RedisConnection, key: string, id: number): Promise<Trace["how"] | undefined> {
  const isThere = (text: string) => new RegExp(`(?<!\\d)${id}(?!\\d)`).test(text);
  if (isThere(key)) return "name";
  for (const bytes of await readPieces(redis, key)) {
    const text = bytes.toString("latin1");
    if (isThere(text)) return "value";
    if (isPacked(bytes, id)) return "packed";
    if (isThere(unpacked(bytes))) return "in a talk";
    if (isThere(opened(text, key))) return "sealed";
  }
  return undefined;
}

/** As the ledgers hold it: eight bytes, big-endian double. */
function isPacked(bytes: Buffer, id: number): boolean {
  const packed = Buffer.alloc(8);
  packed.writeDoubleBE(id);
  return bytes.includes(packed);
}

function unpacked(bytes: Buffer): string {
  try {
    return unpackTalk(bytes);
  } catch {
    return "";
  }
}

function opened(text: string, key: string): string {
  try {
    return sealer.open(text, key);
  } catch {
    return "";
  }
}

async function everyKey(redis: RedisConnection): Promise<readonly string[]> {
  const found = new Set<string>();
  for await (const page of redis.scan("*")) for (const key of page) found.add(key);
  return [...found];
}

/** Names and values of a key, one by one, with scores. */
export async function readPieces(redis: RedisConnection, key: string): Promise<readonly Buffer[]> {
  const ask = async (...words: readonly [string, ...string[]]) => redis.command(key, ...words);
  switch (String(await ask("TYPE", key))) {
    case "none":
      return [];
    case "string":
      return flat(await ask("GET", key));
    case "hash":
      return flat(Object.entries((await ask("HGETALL", key)) as object));
    case "zset":
      return flat(await ask("ZRANGE", key, "0", "-1", "WITHSCORES"));
    case "set":
      return flat([...((await ask("SMEMBERS", key)) as Iterable<Buffer>)]);
    case "list":
      return flat(await ask("LRANGE", key, "0", "-1"));
    case "stream":
      return flat(await ask("XRANGE", key, "-", "+"));
    default:
      throw new Error(`A test cannot read the key ${key} yet: teach it its type.`);
  }
}

function flat(answer: unknown): readonly Buffer[] {
  if (answer === null) return [];
  if (Buffer.isBuffer(answer)) return [answer];
  return Array.isArray(answer) ? answer.flatMap(flat) : [Buffer.from(String(answer as string | number))];
}
