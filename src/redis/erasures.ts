import { createHmac, randomBytes } from "node:crypto";
import type { Erasures } from "../domain/erasures.ts";
import { defineScript, type RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import { openIfPossible, type Sealer } from "./sealing.ts";

/** Copies should not be kept for longer than this. */
const KEPT_SECONDS = 400 * 24 * 3600;

/** As it stands in the store, and in a copy of it. */
export interface ErasureList {
  /** Sealed. */
  readonly pepper: string;
  /** What the pepper makes of each person, and when the person was erased, in ms since the epoch. */
  readonly people: readonly (readonly [digest: string, at: number])[];
}

export interface ErasureParts {
  readonly redis: RedisConnection;
  readonly sealer: Sealer;
  readonly now: () => Date;
}

/** KEYS pepper people; ARGV the pepper that cannot be opened. Another process may have drawn a new one meanwhile. */
const dropScript = defineScript(`
if redis.call("GET", KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call("DEL", KEYS[1], KEYS[2])
`);

export function createErasures({ redis, sealer, now }: ErasureParts): Erasures {
  const [people, pepper, again] = [keys.erasedPeople, keys.erasedPepper, keys.erasedAgain];

  async function ownPepper(): Promise<string> {
    const drawn = sealer.seal(randomBytes(32).toString("base64"), pepper);
    await redis.command(pepper, "SET", pepper, drawn, "NX");
    const held = String(await redis.command(pepper, "GET", pepper));
    for (const key of [people, pepper]) await redis.command(key, "EXPIRE", key, String(KEPT_SECONDS));
    const opened = openIfPossible(sealer, held, pepper);
    if (opened !== undefined) return opened;
    // Its key was lost, and with it whom the list names. Nobody is kept from being erased by that.
    await redis.run(dropScript, [pepper, people], [held]);
    return ownPepper();
  }

  return {
    async forget(person) {
      const at = now().getTime();
      await redis.command(people, "ZADD", people, String(at), digestOf(person, await ownPepper()));
      await redis.command(people, "ZREMRANGEBYSCORE", people, "-inf", `(${at - KEPT_SECONDS * 1000}`);
      await redis.command(people, "EXPIRE", people, String(KEPT_SECONDS));
    },

    async again() {
      return [...((await redis.command(again, "SMEMBERS", again)) as Iterable<Buffer>)].map((id) => Number(String(id)));
    },

    async done(person) {
      await redis.command(again, "SREM", again, String(person));
    },
  };
}

/** Undefined where nobody was ever erased. */
export async function readErasures(redis: RedisConnection): Promise<ErasureList | undefined> {
  const [people, pepper] = [keys.erasedPeople, keys.erasedPepper];
  const held = (await redis.command(pepper, "GET", pepper)) as Buffer | null;
  if (held === null) return undefined;
  const flat = ((await redis.command(people, "ZRANGE", people, "0", "-1", "WITHSCORES")) as readonly unknown[]).flat();
  const found = flat.flatMap((digest, at) => (at % 2 === 0 ? [[String(digest), Number(flat[at + 1])] as const] : []));
  return { pepper: String(held), people: found };
}

/** Whether this list knows that the person was erased after this moment. Throws when its pepper cannot be opened. */
export function wasErasedAfter(
  moment: number,
  { pepper, people }: ErasureList,
  sealer: Sealer,
): (person: number) => boolean {
  const opened = sealer.open(pepper, keys.erasedPepper);
  const later = new Set(people.filter(([, at]) => at > moment).map(([digest]) => digest));
  return (person) => later.has(digestOf(person, opened));
}

function digestOf(person: number, pepper: string): string {
  return createHmac("sha256", Buffer.from(pepper, "base64")).update(String(person)).digest("base64url");
}
