import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { connectRedis } from "../../src/redis/connection.ts";
import { startPrivateRedis } from "../../src/redis/private-server.ts";
import { redisCluster } from "./redis-cluster.ts";
import { searchRun } from "./search-run.ts";

declare module "vitest" {
  interface ProvidedContext {
    redisUrl: string;
  }
}

/** In these everything goes through the bot, so that all that is typed has to be sealed; other tests write as they please. */
const DUMPED = ["e2e"];
const SEARCHED = [...DUMPED, "integration"];

/**
 * One Redis for a run of a project; files share it, so each test names its own keys or chats. When the run is over, what was
 * typed in it is searched for in everything that Redis was given, and in what the bots logged.
 */
export default async function startRedisForTests(project: TestProject): Promise<() => Promise<void>> {
  if (process.env["JURU_DAMAI_TEST_REDIS"] === "cluster") {
    const cluster = await redisCluster();
    project.provide("redisUrl", cluster.urls.join(","));
    return cluster.remove;
  }
  const folder = await mkdtemp(join(tmpdir(), "juru-damai-redis-"));
  const notes = join(folder, "notes");
  const redis = await startPrivateRedis({ folder: join(folder, "redis"), appendOnly: false });
  const isDumped = DUMPED.includes(project.name);
  if (isDumped) await writeEverythingDown(redis.url);
  project.provide("redisUrl", redis.url);
  if (SEARCHED.includes(project.name)) project.provide("runFolder", notes);
  return async () => {
    await redis.stop();
    try {
      if (!SEARCHED.includes(project.name)) return;
      console.log(await searchRun(notes, isDumped ? join(folder, "redis", "appendonlydir") : undefined));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}

/** Every command, from the first to the last: it is never rewritten, so what was erased is in it too. */
async function writeEverythingDown(url: string): Promise<void> {
  const redis = await connectRedis([url], () => undefined);
  for (const [name, value] of [
    ["auto-aof-rewrite-percentage", "0"],
    ["appendfsync", "no"],
    ["appendonly", "yes"],
  ] as const) {
    await redis.command("", "CONFIG", "SET", name, value);
  }
  // The bot asks for it once a day, and what was written before would be out of sight.
  await redis.command("", "ACL", "SETUSER", "default", "-bgrewriteaof");
  await redis.close();
}
