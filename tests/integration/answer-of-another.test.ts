import { randomInt } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { StoreAway } from "../../src/domain/inbox.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { createInbox } from "../../src/redis/inbox.ts";
import { type TcpProxy, tcpProxy } from "../support/faults/tcp-proxy.ts";
import { freshChat } from "../support/scripted-intake.ts";

describe("a connection to Redis that has lost its place", () => {
  let proxy: TcpProxy;
  let redis: RedisConnection;
  beforeAll(async () => {
    const url = new URL(inject("redisUrl"));
    proxy = await tcpProxy(Number(url.port));
    url.port = String(proxy.port);
    redis = await connectRedis([url.href], () => undefined);
  });
  afterAll(async () => {
    await redis.close();
    await proxy.close();
  });

  it("gives nobody the talk of somebody else, and is made anew", async () => {
    const inbox = createInbox(redis);
    const chats = Array.from({ length: 20 }, freshChat);
    const begin = (chat: number) => inbox.begin(chat, randomInt(1, 1e9));
    for (const chat of chats) {
      const begun = await begin(chat);
      if (begun.kind === "begun") await inbox.commit(begun.lease, { talk: { chat }, member: undefined });
    }

    proxy.set("replies skipped");
    const lost = begin(freshChat()).catch((error: unknown) => error);
    await expect.poll(() => proxy.lost()).toBeGreaterThan(0);
    proxy.set("open");
    const answers = await Promise.all(chats.map((chat) => begin(chat).catch((error: unknown) => error)));

    for (const [at, answer] of answers.entries()) {
      if (answer instanceof StoreAway) continue;
      expect((answer as { readTalk?(): unknown }).readTalk?.()).toEqual({ chat: chats[at] });
    }
    expect(await lost).toBeInstanceOf(StoreAway);
    await expect.poll(() => redis.isReady()).toBe(true);
    for (const chat of chats) {
      const again = await begin(chat);
      if (again.kind === "begun") expect(again.readTalk()).toEqual({ chat });
    }
  });
});
