import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connectRedis, type RedisConnection } from "./connection.ts";
import { startPrivateRedis } from "./private-server.ts";

const IN_STEP_WITHIN = 60_000;

export interface FrozenCopy {
  readonly redis: RedisConnection;
  /** The moment of which it is a copy, at the latest; ms since the epoch. */
  readonly madeAt: number;
  remove(): Promise<void>;
}

/**
 * All of one Redis as it is in one moment: a second server on this machine follows it, and then stands still. It keeps everything in
 * memory. Undefined when that Redis cannot be followed (TLS, a managed service, a newer release than ours, no server installed here).
 */
export async function freeze(url: string): Promise<FrozenCopy | undefined> {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  if (protocol !== "redis:") return undefined;
  const folder = await mkdtemp(join(tmpdir(), "juru-damai-copy-"));
  const server = await startPrivateRedis({ folder, appendOnly: false }).catch(() => undefined);
  const redis = server && (await connectRedis([`${server.url}${pathname}`], () => undefined));
  const remove = async () => {
    await redis?.close();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    if (redis !== undefined) {
      const ask = (...words: readonly [string, ...string[]]) => redis.command("", ...words);
      if (username !== "") await ask("CONFIG", "SET", "masteruser", decodeURIComponent(username));
      if (password !== "") await ask("CONFIG", "SET", "masterauth", decodeURIComponent(password));
      await ask("REPLICAOF", hostname.replace(/^\[|\]$/g, ""), port || "6379");
      for (const start = performance.now(); performance.now() - start < IN_STEP_WITHIN; await sleep(100)) {
        const standing = String(await ask("INFO", "replication"));
        if (!standing.includes("master_link_status:up")) continue;
        await ask("REPLICAOF", "NO", "ONE");
        return { redis, madeAt: Date.now(), remove };
      }
    }
  } catch {
    // Whatever it is: the copy is made key by key instead.
  }
  await remove();
  return undefined;
}
