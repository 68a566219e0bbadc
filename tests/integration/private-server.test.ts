import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "redis";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { type PrivateRedis, startPrivateRedis } from "../../src/redis/private-server.ts";

let folder: string;
let started: PrivateRedis[];

async function start(wish: { port?: number; appendOnly?: boolean } = {}): Promise<PrivateRedis> {
  const redis = await startPrivateRedis({ folder, appendOnly: true, ...wish });
  started.push(redis);
  return redis;
}

async function send(url: string, ...command: string[]): Promise<unknown> {
  const client = await createClient({ url }).connect();
  try {
    return await client.sendCommand(command);
  } finally {
    client.destroy();
  }
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'juru damai\'s "redis" '));
  started = [];
});

afterEach(async () => {
  for (const redis of started) await redis.stop();
  await rm(folder, { recursive: true, force: true });
});

describe("a private Redis", () => {
  it("keeps what was written over a restart", async () => {
    const first = await start();
    await send(first.url, "SET", "word", "damai");
    await first.stop();

    const second = await start();

    expect(await send(second.url, "GET", "word")).toBe("damai");
  });

  it("never throws data away when memory is short", async () => {
    const { url } = await start();

    expect(await send(url, "CONFIG", "GET", "maxmemory-policy")).toEqual({ "maxmemory-policy": "noeviction" });
  });

  it("lets nobody in without the password", async () => {
    const { port } = await start();

    await expect(send(`redis://127.0.0.1:${port}`, "PING")).rejects.toThrow("NOAUTH");
  });

  it("refuses a folder that a running server uses, and harms it not", async () => {
    const first = await start();

    await expect(start()).rejects.toThrow(`Stop process ${process.pid} first`);
    expect(await send(first.url, "PING")).toBe("PONG");
  });

  it("takes over from a server whose owner was killed, with its data", async () => {
    const script = `
      const { startPrivateRedis } = await import(${JSON.stringify(join(import.meta.dirname, "../../src/redis/private-server.ts"))});
      const { url, pid } = await startPrivateRedis({ folder: ${JSON.stringify(folder)}, appendOnly: true });
      console.log(JSON.stringify({ url, pid }));`;
    const owner = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = await once(owner.stdout, "data");
    const orphan = JSON.parse(String(line)) as { url: string };
    await send(orphan.url, "SET", "word", "damai");
    owner.kill("SIGKILL");
    await once(owner, "exit");

    const heir = await start();

    expect(await send(heir.url, "GET", "word")).toBe("damai");
    await expect(send(orphan.url, "PING")).rejects.toThrow();
  });

  it("says which port is taken", async () => {
    const neighbour = createServer().listen(0, "127.0.0.1");
    await once(neighbour, "listening");
    const { port } = neighbour.address() as { port: number };

    await expect(start({ port })).rejects.toThrow(`Port ${port} for Redis is taken`);
    neighbour.close();
  });

  it("leaves no note of its password behind", async () => {
    const redis = await start();
    expect(await readFile(join(folder, "server.json"), "utf8")).toContain(`"port":${redis.port}`);

    await redis.stop();

    await expect(readFile(join(folder, "server.json"))).rejects.toThrow("ENOENT");
  });

  it("is there for every test", async () => {
    expect(await send(inject("redisUrl"), "PING")).toBe("PONG");
  });
});
