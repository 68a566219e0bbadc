import { z } from "zod";
import type { RedisConnection } from "./connection.ts";
import { readErasures } from "./erasures.ts";
import { keys } from "./keys.ts";
import { createKnownKeys } from "./known-keys.ts";

/** All keys of the bot begin like this; what others keep in the same Redis is left alone. */
const OURS = "{*";
const AT_ONCE = 100;
/** Of one part, before it is compressed. */
const PART_BYTES = 1 << 20;

const About = z.object({
  known: z.array(z.tuple([z.string(), z.string()])),
  erased: z.object({ pepper: z.string(), people: z.array(z.tuple([z.string(), z.number()])) }).exactOptional(),
});
const Entries = z.array(z.tuple([z.string(), z.number(), z.string()]));

/** What a copy says of itself: keys that sealed what is in it, and who was erased before it was made. */
export type CopyAbout = z.infer<typeof About>;

/** First what the copy says of itself, then key by key: name, when it expires (ms since the epoch, 0 for never), and its value as Redis dumps it. */
export async function* partsOf(redis: RedisConnection): AsyncIterable<unknown> {
  const erased = await readErasures(redis);
  yield { known: [...((await createKnownKeys(redis).read()) ?? [])], ...(erased !== undefined && { erased }) };
  let [entries, size]: [(readonly [string, number, string])[], number] = [[], 0];
  for await (const page of redis.scan(OURS)) {
    for (let from = 0; from < page.length; from += AT_ONCE) {
      for (const entry of await Promise.all(page.slice(from, from + AT_ONCE).map((key) => dump(redis, key)))) {
        if (entry === undefined) continue;
        entries.push(entry);
        size += entry[2].length;
        if (size < PART_BYTES) continue;
        yield entries;
        [entries, size] = [[], 0];
      }
    }
  }
  yield entries;
}

/** Undefined for one that has gone meanwhile. */
async function dump(redis: RedisConnection, key: string): Promise<readonly [string, number, string] | undefined> {
  const expires = Number(await redis.command(key, "PEXPIRETIME", key));
  const value = (await redis.command(key, "DUMP", key)) as Buffer | null;
  return value === null ? undefined : [key, Math.max(0, expires), value.toString("base64")];
}

export function readAbout(part: unknown): CopyAbout {
  return About.parse(part);
}

/** Puts these keys back; those whose time is over stay away. Gives their names. */
export async function putBack(redis: RedisConnection, part: unknown): Promise<readonly string[]> {
  const entries = Entries.parse(part);
  for (let from = 0; from < entries.length; from += AT_ONCE) {
    await Promise.all(
      entries
        .slice(from, from + AT_ONCE)
        .map(([key, expires, value]) =>
          redis.command(key, "RESTORE", key, String(expires), Buffer.from(value, "base64"), "REPLACE", "ABSTTL"),
        ),
    );
  }
  return entries.map(([key]) => key);
}

/** Whether anything of the bot stands there, but for what says who is at work. */
export async function isEmpty(redis: RedisConnection): Promise<boolean> {
  for await (const page of redis.scan(OURS)) if (page.some((key) => key !== keys.sealers)) return false;
  return true;
}

/** Takes away all that the bot has kept there, but for the mark of a restore that is under way. */
export async function clear(redis: RedisConnection): Promise<void> {
  for await (const page of redis.scan(OURS)) {
    await Promise.all(page.filter((key) => key !== keys.restoring).map((key) => redis.command(key, "UNLINK", key)));
  }
}
