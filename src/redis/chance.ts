import { createHmac, randomBytes } from "node:crypto";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";

const SECRET_BYTES = 32;

/**
 * 32 bytes of chance for an id: the same act once more gets the same ones, so that it makes nothing twice, and nobody who
 * knows the act (whose it was, and its number) can work out the id, nor test from an id whose it is. Throws StoreAway.
 */
export type Chance = (...act: readonly (string | number)[]) => Promise<Buffer>;

export function createChance(redis: RedisConnection): Chance {
  let known: Promise<Buffer> | undefined;

  async function readSecret(): Promise<Buffer> {
    const key = keys.idSecret;
    // Whoever is first makes it for everybody.
    await redis.command(key, "SET", key, randomBytes(SECRET_BYTES).toString("base64"), "NX");
    return Buffer.from(String(await redis.command(key, "GET", key)), "base64");
  }

  async function secret(): Promise<Buffer> {
    known ??= readSecret();
    try {
      return await known;
    } catch (error) {
      known = undefined;
      throw error;
    }
  }

  return async (...act) =>
    createHmac("sha256", await secret())
      .update(JSON.stringify(act))
      .digest();
}
