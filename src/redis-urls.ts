import { join } from "node:path";
import type { Logger } from "pino";
import type { Settings } from "./config.ts";
import { startPrivateRedis } from "./redis/private-server.ts";

/** The addresses in the settings, or that of a Redis of our own, which ends with us. */
export async function redisUrls(
  { redis }: Settings,
  dataFolder: string,
  { stops, log }: { readonly stops: (() => Promise<unknown>)[]; readonly log: Logger },
): Promise<[string, ...string[]]> {
  if (redis.kind === "single") return [redis.url];
  if (redis.kind === "cluster") return [...redis.urls];
  const server = await startPrivateRedis({ folder: join(dataFolder, "redis"), appendOnly: true });
  let isWanted = true;
  stops.push(() => {
    isWanted = false;
    return server.stop();
  });
  // Nothing starts our own Redis again but a new start of the bot, and whoever watches us does that.
  void server.ended.then(() => {
    if (!isWanted) return;
    log.fatal("the private Redis has ended, the bot ends too: start it again");
    process.exit(1);
  });
  return [server.url];
}
