import type { NewSource } from "../../src/domain/directory.ts";
import type { Source } from "../../src/domain/source.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { createDirectory } from "../../src/redis/directory.ts";
import { aSource } from "../unit/data/a-source.ts";

let acts = 0;

/**
 * Puts sources into the directory of a house, as an admin would. What is not told is as `aSource` has it. A running bot
 * has seen them after two seconds at most: wait for what it shows.
 */
export async function seedSources(
  redisUrl: string,
  sources: readonly Partial<NewSource>[],
): Promise<readonly Source[]> {
  const redis = await connectRedis([redisUrl], () => undefined);
  const directory = createDirectory(redis, () => new Date());
  const { id: _id, quality: _quality, ...usual } = aSource({ verified: { at: Date.now(), by: 9001 } });
  const seeded: Source[] = [];
  for (const source of sources)
    seeded.push(await directory.add({ ...usual, ...source }, `seed-${process.pid}-${acts++}`));
  await redis.close();
  return seeded;
}
