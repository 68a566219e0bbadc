import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StoreAway } from "../../src/domain/inbox.ts";
import { connectRedis, defineScript, type RedisConnection } from "../../src/redis/connection.ts";
import { type HurtableRedis, hurtableRedis } from "../support/redis-server.ts";

let redis: HurtableRedis;
let connection: RedisConnection | undefined;

beforeEach(async () => {
  redis = await hurtableRedis();
});

afterEach(async () => {
  await connection?.close();
  await redis.remove();
});

const ping = () => connection?.command("", "PING").then(String) ?? Promise.resolve("");

async function answersAgain(within: number): Promise<boolean> {
  for (const end = Date.now() + within; Date.now() < end; await sleep(100)) {
    if ((await ping().catch(() => "")) === "PONG") return true;
  }
  return false;
}

describe("the connection to Redis", () => {
  it("says at once that a dead Redis is away, and goes on by itself when it is back", async () => {
    await redis.start();
    connection = await connectRedis([redis.url], () => undefined);
    await redis.stop("SIGKILL");

    await expect(ping()).rejects.toThrow(StoreAway);
    await redis.start();

    expect(await answersAgain(8000)).toBe(true);
  });

  it("gives up a frozen Redis after three seconds, and goes on when it thaws", async () => {
    await redis.start();
    connection = await connectRedis([redis.url], () => undefined);
    process.kill(redis.pid(), "SIGSTOP");

    await expect(ping()).rejects.toThrow(/did not answer within 3000 ms/);
    process.kill(redis.pid(), "SIGCONT");

    expect(await answersAgain(8000)).toBe(true);
  });

  it("is opened anew when its first greeting was swallowed", { timeout: 40_000 }, async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => void sockets.push(socket)).listen(
      Number(new URL(redis.url).port),
      "127.0.0.1",
    );
    await once(silent, "listening");
    connection = await connectRedis([redis.url], () => undefined);
    await expect(ping()).rejects.toThrow(StoreAway);

    // The network is back, but nobody will ever answer on the old connection, which stays open.
    silent.close();
    await redis.start();

    expect(await answersAgain(15_000)).toBe(true);
    for (const socket of sockets) socket.destroy();
  });

  it("runs a script without its flags where Redis does not know them", async () => {
    await redis.start();
    connection = await connectRedis([redis.url], () => undefined);
    const plain = defineScript(`return redis.call("SET", KEYS[1], ARGV[1])`);
    const flagged = { ...defineScript("#!lua flags=of-tomorrow\nreturn 1"), withoutFlags: plain };

    expect(String(await connection.run(flagged, ["key"], ["value"]))).toBe("OK");
    expect(String(await connection.run(flagged, ["key"], ["value"]))).toBe("OK");
  });

  it("tells a reason in one word, never an address with its password", async () => {
    const reasons: string[] = [];
    const port = new URL(redis.url).port;

    connection = await connectRedis([`redis://:geheim@127.0.0.1:${port}`], (reason) => reasons.push(reason));

    expect(reasons).toContain("ECONNREFUSED");
    expect(reasons.join()).not.toContain("geheim");
  });

  it("keeps a wrong use of Redis apart from a Redis that is away", async () => {
    await redis.start();
    connection = await connectRedis([redis.url], () => undefined);
    await connection.command("list", "LPUSH", "list", "1");

    await expect(connection.command("list", "GET", "list")).rejects.toThrow(/WRONGTYPE/);
    await expect(connection.command("list", "GET", "list")).rejects.not.toThrow(StoreAway);
  });

  it("refuses a script that a cluster could not run, on a single Redis too", async () => {
    await redis.start();
    connection = await connectRedis([redis.url], () => undefined);
    const script = defineScript("return 1");

    await expect(connection.run(script, ["{one}:a", "{one}:b"], [])).resolves.toBe(1);
    await expect(connection.run(script, ["{one}:a", "{other}:b"], [])).rejects.toThrow(/share a hash tag/);
  });
});
