import { join } from "node:path";
import type { Logger } from "pino";
import { type Settings, SettingsError } from "./config.ts";
import type { Metrics } from "./metrics/create-metrics.ts";
import { connectRedis, type RedisConnection } from "./redis/connection.ts";
import { keepPrivateRedis } from "./redis/kept-server.ts";
import { connectQueues, type QueueConnection } from "./redis/queue-connection.ts";

export interface Stores {
  readonly redis: RedisConnection;
  readonly queues: QueueConnection;
}

interface Surroundings {
  readonly stops: (() => Promise<unknown>)[];
  readonly log: Logger;
}

/** Both connections to the Redis of the settings; they go on trying for as long as the process lives. */
export async function connectStores(
  settings: Settings,
  { stops, log, metrics }: { readonly metrics: Metrics } & Surroundings,
): Promise<Stores> {
  const urls = await redisUrls(settings, { stops, log });
  const connection = await connectRedis(urls, (reason) => log.warn({ reason }, "the store is away, trying again"), {
    waitReplicas: settings.waitReplicas,
    onAlone(isAlone) {
      metrics.noteAlone(isAlone);
      if (isAlone) log.warn("a primary of Redis has no replica to wait for: what is kept now would be lost with it");
      else log.info("a primary of Redis has its replica again");
    },
    onConnected: metrics.noteConnection,
  });
  const redis = metrics.watchRedis(connection);
  stops.push(() => redis.close());
  await refuseOneNodeOfMany(settings, redis);
  const queues = connectQueues(urls, (reason) => log.warn({ reason }, "the store of the queues is away, trying again"));
  stops.push(async () => queues.close());
  return { redis, queues };
}

/** One address is a single Redis to us: of a cluster it would have a part of the keys, and be gone with that one node. */
async function refuseOneNodeOfMany({ redis: { kind } }: Settings, redis: RedisConnection): Promise<void> {
  if (kind !== "single") return;
  const cluster = await redis.command("", "INFO", "cluster").then(String, () => "");
  if (!cluster.includes("cluster_enabled:1")) return;
  const problem =
    "is one node of a cluster. Give the addresses of two nodes or more with commas between: the bot finds the others, and finds them again when one is gone.";
  throw new SettingsError([{ variable: "REDIS_URL", problem }]);
}

/** The addresses in the settings, or that of a Redis of our own, which lives as long as we do. */
async function redisUrls(
  { redis, dataFolder }: Settings,
  { stops, log }: Surroundings,
): Promise<[string, ...string[]]> {
  if (redis.kind === "single") return [redis.url];
  if (redis.kind === "cluster") return [...redis.urls];
  const server = await keepPrivateRedis(join(dataFolder, "redis"), {
    ended: () => log.error("the private Redis has ended, it is started again"),
    failed: (reason) => log.error({ reason }, "the private Redis does not start, trying again"),
    isBack: () => log.info("the private Redis is back"),
  });
  stops.push(() => server.stop());
  return [server.url];
}
