import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { freePort } from "./bot-process.ts";

export interface TestCluster {
  readonly urls: readonly [string, string];
  remove(): Promise<void>;
}

/** Two nodes, each with half of the keys. */
export async function redisCluster(): Promise<TestCluster> {
  const nodes = [await startNode("0", "8191"), await startNode("8192", "16383")] as const;
  const [one, other] = nodes;
  await one.redis.command("", "CLUSTER", "MEET", "127.0.0.1", String(other.port), String(other.bus));
  for (const { redis } of nodes) while (!(await knowsAll(redis))) await sleep(20);
  await Promise.all(nodes.map(({ redis }) => redis.close()));
  return {
    urls: [one.url, other.url],
    remove: async () => void (await Promise.all(nodes.map(({ end }) => end()))),
  };
}

async function startNode(from: string, to: string) {
  const folder = await mkdtemp(join(tmpdir(), "juru-damai-cluster-"));
  // Nodes speak to each other on a second port, which by itself is 10000 higher and may not exist.
  const [port, bus] = [await freePort(), await freePort()];
  const options = { port, bind: "127.0.0.1", dir: folder, save: "", "cluster-enabled": "yes", "cluster-port": bus };
  const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn("redis-server", flags, { stdio: "ignore" });
  process.once("exit", () => child.kill("SIGKILL"));
  const url = `redis://127.0.0.1:${port}`;
  const redis = await connected(url);
  await redis.command("", "CLUSTER", "ADDSLOTSRANGE", from, to);
  return { ...{ url, port, bus, redis }, end: () => end(child, folder) };
}

async function connected(url: string): Promise<RedisConnection> {
  const redis = await connectRedis([url], () => undefined);
  while (!redis.isReady()) await sleep(20);
  return redis;
}

async function knowsAll(redis: RedisConnection): Promise<boolean> {
  const info = String(await redis.command("", "CLUSTER", "INFO"));
  return info.includes("cluster_state:ok") && info.includes("cluster_slots_ok:16384");
}

async function end(child: ChildProcess, folder: string): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
  await rm(folder, { recursive: true, force: true });
}
