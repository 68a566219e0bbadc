import { randomInt } from "node:crypto";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import type { Begin } from "../../src/domain/inbox.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { createInbox } from "../../src/redis/inbox.ts";
import { keys } from "../../src/redis/keys.ts";

let redis: RedisConnection;
beforeAll(async () => {
  redis = await connectRedis([inject("redisUrl")], () => undefined);
});
afterAll(() => redis.close());

const SENDS = new Map([["sendMessage 1", "{}"]]);
const someChat = () => randomInt(1_000_000_000, 2_000_000_000);
const leaseOf = (begin: Begin) => {
  if (begin.kind !== "begun") throw new Error(begin.kind);
  return begin.lease;
};
const sendsOf = (begin: Begin) => (begin.kind === "begun" ? [...begin.sends.keys()] : [begin.kind]);

it("what was sent is noted after a store that was away for longer than a lease", async () => {
  const [inbox, chat] = [createInbox(redis), someChat()];
  const lease = leaseOf(await inbox.begin(chat, 1));
  await redis.command(keys.lease(chat), "DEL", keys.lease(chat));

  await inbox.remember(lease, SENDS);

  expect(sendsOf(await inbox.begin(chat, 1))).toContain("sendMessage 1");
});

it("what was sent is not noted beside another process that has begun", async () => {
  const [inbox, chat] = [createInbox(redis), someChat()];
  const lease = leaseOf(await inbox.begin(chat, 1));
  await redis.command(keys.lease(chat), "DEL", keys.lease(chat));
  const other = leaseOf(await inbox.begin(chat, 1));

  await inbox.remember(lease, SENDS);
  await inbox.release(other, true);

  expect(sendsOf(await inbox.begin(chat, 1))).not.toContain("sendMessage 1");
});

it("leaves nothing behind an update that is done", async () => {
  const [inbox, chat] = [createInbox(redis), someChat()];
  const lease = leaseOf(await inbox.begin(chat, 1));
  await inbox.commit(lease, { talk: undefined, member: undefined });

  await inbox.remember(lease, SENDS);

  expect(await redis.command(keys.lease(chat), "EXISTS", keys.journal(chat, 1))).toBe(0);
});
