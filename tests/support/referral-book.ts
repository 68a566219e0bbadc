import { inject } from "vitest";
import type { ReferralBook } from "../../src/domain/referral-book.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { createReferralBook } from "../../src/redis/referral-book.ts";
import { createSealer } from "../../src/redis/sealing.ts";

export const KEEP_DAYS = 180;
export const sealer = createSealer([{ id: "test", key: Buffer.alloc(32, 7) }]);

export interface TestBook {
  readonly redis: RedisConnection;
  readonly book: ReferralBook;
  /** What the clock of the book shows, in ms since the epoch. */
  now: number;
}

/** The real book on a real Redis, with a clock that stands until it is set. */
export async function testBook(now: number): Promise<TestBook> {
  const redis = await connectRedis([inject("redisUrl")], () => undefined);
  const parts = { redis, sealer, now: () => new Date(house.now), keepDays: KEEP_DAYS };
  const house: TestBook = { redis, book: createReferralBook(parts), now };
  return house;
}
