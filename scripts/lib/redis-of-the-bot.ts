import { join } from "node:path";
import type { Settings } from "../../src/config.ts";
import { findServer } from "../../src/redis/claim-folder.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { loadOrMakeDataKeys } from "../../src/redis/data-keys.ts";
import { createSealer, type Sealer } from "../../src/redis/sealing.ts";

export interface BotStore {
  readonly redis: RedisConnection;
  readonly sealer: Sealer;
}

/** The store of the bot, as a script of the operator sees it. Undefined when its private Redis does not run. */
export async function openBotStore(settings: Settings): Promise<BotStore | undefined> {
  const urls = await addressesOf(settings);
  if (urls === undefined) {
    console.error("The bot's private Redis does not run. Start the bot first, or set REDIS_URL.");
    return undefined;
  }
  const sealer = createSealer(settings.dataKeys ?? (await loadOrMakeDataKeys(join("data", "keys"))));
  const redis = await connectRedis(urls, (reason) => console.error(`Redis does not answer: ${reason}`));
  return { redis, sealer };
}

async function addressesOf({ redis }: Settings): Promise<readonly [string, ...string[]] | undefined> {
  if (redis.kind === "single") return [redis.url];
  if (redis.kind === "cluster") return redis.urls;
  const url = await findServer(join("data", "redis"));
  return url === undefined ? undefined : [url];
}
