import { afterAll, beforeAll, expect } from "vitest";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { unpackTalk } from "../../src/redis/talk-record.ts";
import { laterOn, type TestHouse } from "./house.ts";
import type { Person } from "./person.ts";

/** What really stands in the store, read past the bot. */
export interface Stored {
  /** The fields of a person's record; undefined for somebody of whom nothing is kept. */
  member(id: number): Promise<Readonly<Record<string, string>> | undefined>;
  hasTalk(id: number): Promise<boolean>;
  /** How long the talk is as JSON; 0 without one. */
  talkLength(id: number): Promise<number>;
  /** Resolves when all that this person did is committed: a chat is worked on in its order, under a lease. */
  settled(person: Person): Promise<void>;
  /** As if it had been so for long: an older notice, a status that an admin set. */
  setMember(id: number, fields: Readonly<Record<string, string>>): Promise<void>;
  /** As if seven days had passed. */
  dropTalk(id: number): Promise<void>;
  /** Every key and every value, talks unpacked, as one text to search in. */
  everything(): Promise<string>;
  close(): Promise<void>;
}

export async function openStore(redisUrl: string): Promise<Stored> {
  const redis = await connectRedis([redisUrl], () => undefined);
  return {
    async member(id) {
      const fields = await fieldsOf(redis, `{chat:${id}}:member`);
      return fields.length === 0 ? undefined : Object.fromEntries(fields);
    },
    hasTalk: async (id) => (await redis.command("", "EXISTS", `{chat:${id}}:talk`)) === 1,
    talkLength: async (id) => (await valueOf(redis, `{chat:${id}}:talk`)).length,
    async settled(person) {
      await person.types("/bantuan");
      await person.sees(/\/panduan|\/guide/);
      const isInHand = () => redis.command("", "EXISTS", `{chat:${person.id}}:lease`);
      await expect.poll(isInHand, { interval: 5, timeout: 5000 }).toBe(0);
    },
    async setMember(id, fields) {
      await redis.command("", "HSET", `{chat:${id}}:member`, ...Object.entries(fields).flat());
    },
    async dropTalk(id) {
      await redis.command("", "DEL", `{chat:${id}}:talk`);
    },
    async everything() {
      const found = ((await redis.command("", "KEYS", "*")) as Buffer[]).map(String);
      const values = await Promise.all(found.map((key) => valueOf(redis, key)));
      return found.map((key, index) => `${key}: ${values[index]}`).join("\n");
    },
    close: () => redis.close(),
  };
}

/** The store of a house, for a whole block of tests. */
export function useStore(house: TestHouse): Stored {
  let stored: Stored | undefined;
  beforeAll(async () => {
    stored = await openStore(house.redisUrl);
  });
  afterAll(() => stored?.close());
  return laterOn(() => stored);
}

async function valueOf(redis: RedisConnection, key: string): Promise<string> {
  const ask = async (...words: readonly [string, ...string[]]) => redis.command("", ...words);
  switch (String(await ask("TYPE", key))) {
    case "none":
      return "";
    case "string":
      return readString((await ask("GET", key)) as Buffer | null);
    case "hash":
      return String(await fieldsOf(redis, key));
    case "zset":
      return String(await ask("ZRANGE", key, "0", "-1"));
    case "set":
      return String([...((await ask("SMEMBERS", key)) as Iterable<Buffer>)]);
    case "list":
      return String(await ask("LRANGE", key, "0", "-1"));
    case "stream":
      return String(await ask("XRANGE", key, "-", "+"));
    default:
      throw new Error(`A test cannot read the key ${key} yet: teach it its type.`);
  }
}

/** A talk has a form of its own; everything else is plain. */
function readString(bytes: Buffer | null): string {
  if (bytes === null) return "";
  try {
    return unpackTalk(bytes);
  } catch {
    return bytes.toString();
  }
}

async function fieldsOf(redis: RedisConnection, key: string): Promise<readonly (readonly [string, string])[]> {
  const fields = Object.entries((await redis.command("", "HGETALL", key)) as Readonly<Record<string, Buffer>>);
  return fields.map(([name, value]) => [name, String(value)]);
}
