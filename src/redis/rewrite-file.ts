import type { Rewriting } from "../domain/retention.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";

const KEPT_SECONDS = String(30 * 24 * 3600);

/** Notes that somebody was erased: old lines of the append-only file still tell of them. */
export async function noteErased(redis: RedisConnection): Promise<void> {
  await redis.command(keys.erasedLately, "SET", keys.erasedLately, "1", "EX", KEPT_SECONDS);
}

/** Asks each node to write its append-only file anew, if anything was erased since. What Redis does not let us ask stays undone. */
export async function rewriteIfErased(redis: RedisConnection, isErasedNow: boolean): Promise<Rewriting> {
  const isErased = Number(await redis.command(keys.erasedLately, "EXISTS", keys.erasedLately)) === 1;
  if (!isErased && !isErasedNow) return "not needed";
  try {
    const told = (await redis.onEachNode("INFO", "persistence")).map(String);
    // Without such a file the command would begin one.
    if (!told.every((info) => info.includes("aof_enabled:1"))) return "not possible";
    await redis.onEachNode("BGREWRITEAOF");
  } catch {
    return "not possible";
  }
  await redis.command(keys.erasedLately, "DEL", keys.erasedLately);
  return "asked";
}
