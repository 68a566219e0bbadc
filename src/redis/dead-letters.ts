import type { DeadLetters } from "../domain/inbox.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import type { Sealer } from "./sealing.ts";

export function createDeadLetters(redis: RedisConnection, sealer: Sealer): DeadLetters {
  const list = keys.deadLetters;
  return {
    async bury(update, content) {
      await redis.command(list, "HSET", list, String(update), sealer.seal(content, `${list}:${update}`));
    },
    async find(update) {
      const sealed = (await redis.command(list, "HGET", list, String(update))) as Buffer | null;
      return sealed === null ? undefined : sealer.open(sealed.toString(), `${list}:${update}`);
    },
    async all() {
      const ids = (await redis.command(list, "HKEYS", list)) as readonly Buffer[];
      return ids.map(Number).toSorted((a, b) => a - b);
    },
    async remove(update) {
      await redis.command(list, "HDEL", list, String(update));
    },
  };
}
