import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectRedis } from "../../src/redis/connection.ts";
import { startPrivateRedis } from "../../src/redis/private-server.ts";

/** Nothing when it answers; otherwise why not. An empty address means the bot's own server, which is tried out. */
export async function reasonAgainstRedis(addresses: string): Promise<string | undefined> {
  try {
    if (addresses === "") await tryPrivateServer();
    else await ping(addresses.split(",").map((address) => address.trim()));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function tryPrivateServer(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "juru-damai-setup-"));
  try {
    const server = await startPrivateRedis({ folder, appendOnly: true });
    await server.stop();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function ping([first = "", ...others]: readonly string[]): Promise<void> {
  const redis = await connectRedis([first, ...others], () => undefined);
  try {
    await redis.command("setup", "PING");
  } finally {
    await redis.close();
  }
}
