import type { DeadLetters } from "../domain/inbox.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import type { Sealer } from "./sealing.ts";

/** Long enough for an operator who is away, short enough for a promise about people's words. */
const KEPT_SECONDS = 30 * 24 * 3600;

/** Those that are still kept. */
export async function countLetters(redis: RedisConnection, now: () => Date): Promise<number> {
  const [list, kept] = [keys.deadLetters, now().getTime() - KEPT_SECONDS * 1000];
  return Number(await redis.command(list, "ZCOUNT", list, `(${kept}`, "+inf"));
}

export function createDeadLetters(redis: RedisConnection, sealer: Sealer, now: () => Date): DeadLetters {
  const list = keys.deadLetters;

  async function all() {
    const kept = now().getTime() - KEPT_SECONDS * 1000;
    await redis.command(list, "ZREMRANGEBYSCORE", list, "-inf", String(kept));
    const names = (await redis.command(list, "ZRANGE", list, "0", "-1")) as readonly Buffer[];
    return names.map((name) => {
      const [chat, update] = name.toString().split(":").map(Number);
      return { chat: chat ?? 0, update: update ?? 0 };
    });
  }

  async function remove({ chat, update }: { readonly chat: number; readonly update: number }): Promise<void> {
    await redis.command(list, "DEL", keys.deadLetter(chat, update));
    await redis.command(list, "ZREM", list, `${chat}:${update}`);
  }

  return {
    all,
    remove,
    async bury({ chat, update }, content) {
      const key = keys.deadLetter(chat, update);
      // The list first: a letter that is listed and missing is harmless, one that nobody finds is not.
      await redis.command(list, "ZADD", list, String(now().getTime()), `${chat}:${update}`);
      await redis.command(list, "EXPIRE", list, String(KEPT_SECONDS));
      await redis.command(key, "SET", key, sealer.seal(content, key), "EX", String(KEPT_SECONDS));
    },
    async find({ chat, update }) {
      const key = keys.deadLetter(chat, update);
      const sealed = (await redis.command(key, "GET", key)) as Buffer | null;
      return sealed === null ? undefined : sealer.open(sealed.toString(), key);
    },
    async forget(chat) {
      for (const letter of await all()) if (letter.chat === chat) await remove(letter);
    },
  };
}
