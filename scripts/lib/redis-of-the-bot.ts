import { join } from "node:path";
import type { Settings } from "../../src/config.ts";
import { findServer } from "../../src/redis/claim-folder.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { type DataKeys, loadOrMakeDataKeys } from "../../src/redis/data-keys.ts";
import { DataKeysError } from "../../src/redis/data-keys-error.ts";
import { createKnownKeys, judgeKeys } from "../../src/redis/known-keys.ts";
import { startPrivateRedis } from "../../src/redis/private-server.ts";
import { createSealer, type Sealer } from "../../src/redis/sealing.ts";

export interface BotStore {
  readonly urls: readonly [string, ...string[]];
  readonly redis: RedisConnection;
  readonly dataKeys: DataKeys;
  readonly sealer: Sealer;
  close(): Promise<void>;
}

export interface RunningRedis {
  readonly urls: readonly [string, ...string[]];
  /** True when it is the bot's own and runs only because of us. */
  readonly isOurs: boolean;
  stop(): Promise<void>;
}

/** The store of the bot, as a script of the operator sees it. Undefined when its private Redis does not run. Throws DataKeysError. */
export async function openBotStore(settings: Settings): Promise<BotStore | undefined> {
  const urls = await addressesOf(settings);
  if (urls === undefined) {
    console.error("The bot's private Redis does not run. Start the bot first, or set REDIS_URL.");
    return undefined;
  }
  const redis = await connect(urls);
  const dataKeys = await dataKeysOf(settings);
  const troubles = judgeKeys(dataKeys, (await createKnownKeys(redis).read()) ?? new Map());
  if (troubles.length > 0) {
    await redis.close();
    throw new DataKeysError(troubles);
  }
  return { urls, redis, dataKeys, sealer: createSealer(dataKeys), close: () => redis.close() };
}

/** The Redis of the bot, started for as long as the script works when it is the bot's own and does not run. Throws PrivateRedisError. */
export async function runRedisOfTheBot(settings: Settings): Promise<RunningRedis> {
  const urls = await addressesOf(settings);
  if (urls !== undefined) return { urls, isOurs: false, stop: async () => undefined };
  const server = await startPrivateRedis({ folder: redisFolderOf(settings), appendOnly: true });
  return { urls: [server.url], isOurs: true, stop: () => server.stop() };
}

export function connect(urls: readonly [string, ...string[]]): Promise<RedisConnection> {
  return connectRedis(urls, (reason) => console.error(`Redis does not answer: ${reason}`));
}

export async function dataKeysOf({ dataKeys, dataFolder }: Settings): Promise<DataKeys> {
  return dataKeys ?? (await loadOrMakeDataKeys(join(dataFolder, "keys")));
}

async function addressesOf(settings: Settings): Promise<readonly [string, ...string[]] | undefined> {
  const { redis } = settings;
  if (redis.kind === "single") return [redis.url];
  if (redis.kind === "cluster") return redis.urls;
  const url = await findServer(redisFolderOf(settings));
  return url === undefined ? undefined : [url];
}

/** Where the bot's own Redis has its data. */
export function redisFolderOf({ dataFolder }: Settings): string {
  return join(dataFolder, "redis");
}
