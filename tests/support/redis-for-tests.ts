import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startPrivateRedis } from "../../src/redis/private-server.ts";
import { redisCluster } from "./redis-cluster.ts";

declare module "vitest" {
  interface ProvidedContext {
    redisUrl: string;
  }
}

/** One Redis for a run of a project; files share it, so each test names its own keys or chats. */
export default async function startRedisForTests(project: TestProject): Promise<() => Promise<void>> {
  if (process.env["JURU_DAMAI_TEST_REDIS"] === "cluster") {
    const cluster = await redisCluster();
    project.provide("redisUrl", cluster.urls.join(","));
    return cluster.remove;
  }
  const folder = await mkdtemp(join(tmpdir(), "juru-damai-redis-"));
  const redis = await startPrivateRedis({ folder, appendOnly: false });
  project.provide("redisUrl", redis.url);
  return async () => {
    await redis.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
