import { setTimeout as sleep } from "node:timers/promises";
import type { NewSource } from "../../src/domain/directory.ts";
import type { Source } from "../../src/domain/source.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { createDirectory } from "../../src/redis/directory.ts";
import { aSource } from "../unit/data/a-source.ts";
import type { TestHouse } from "./house.ts";
import { sealer } from "./referral-book.ts";

let acts = 0;

/** As often as a bot looks for what others have changed, and a little more. */
export const SEEN_AFTER = 2500;

/** Seeds the directory of a house whose bot runs, and returns once the bot has seen it. */
export async function seedHouse(
  { redisUrl }: TestHouse,
  sources: readonly Partial<NewSource>[],
): Promise<readonly Source[]> {
  const seeded = await seedSources(redisUrl, sources);
  await sleep(SEEN_AFTER);
  return seeded;
}

/**
 * Puts sources into the directory of a house, as an admin would. What is not told is as `aSource` has it. A bot that
 * runs already has seen them two seconds later: see `seedHouse`.
 */
export async function seedSources(
  redisUrl: string,
  sources: readonly Partial<NewSource>[],
): Promise<readonly Source[]> {
  const redis = await connectRedis([redisUrl], () => undefined);
  const directory = createDirectory({ redis, sealer, now: () => new Date() });
  const { id: _id, quality: _quality, ...usual } = aSource({ verified: { at: Date.now(), by: 9001 } });
  const seeded: Source[] = [];
  for (const source of sources)
    seeded.push(await directory.add({ ...usual, ...source }, `seed-${process.pid}-${acts++}`));
  await redis.close();
  return seeded;
}
