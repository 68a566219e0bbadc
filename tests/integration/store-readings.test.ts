import { Queue } from "bullmq";
import { afterAll, beforeAll, expect, it } from "vitest";
import { QUEUES } from "../../src/domain/store-readings.ts";
import { keys } from "../../src/redis/keys.ts";
import { connectQueues, type QueueConnection } from "../../src/redis/queue-connection.ts";
import { createStoreReadings } from "../../src/redis/store-readings.ts";
import { emptyDatabase } from "../support/house.ts";
import { SENT, type TestBook, testBook } from "../support/referral-book.ts";
import { COMPLETE } from "../unit/data/a-referral.ts";

let test: TestBook;
let queues: QueueConnection;
let readings: ReturnType<typeof createStoreReadings>;
beforeAll(async () => {
  const urls = (await emptyDatabase()).split(",") as [string, ...string[]];
  test = await testBook(...urls);
  queues = connectQueues(urls, () => undefined);
  readings = createStoreReadings({ redis: test.redis, queues, now: () => new Date(test.now) });
});
afterAll(async () => {
  await readings.close();
  queues.close();
  await test.redis.close();
});

async function readAll(): Promise<void> {
  for await (const referral of test.book.all()) expect(referral.code).not.toBe("");
}

/** Without those of which there are none. */
async function states(): Promise<Readonly<Record<string, number>>> {
  const { referrals = [] } = await readings.read();
  return Object.fromEntries([...referrals].filter(([, count]) => count > 0));
}

it("counts referrals by the state they are in, and mends its list when they are read", async () => {
  const owner = test.volunteer();
  await test.opens(owner);
  await test.after(owner, SENT);
  const sent = await test.after(owner, SENT);
  const ended = await test.after(owner, [...SENT, COMPLETE.cancel]);
  expect(await states()).toEqual({ draf: 1, terkirim: 2, dibatalkan: 1 });

  await test.files(sent, COMPLETE.acknowledge);
  expect(await states()).toEqual({ draf: 1, terkirim: 1, diakui: 1, dibatalkan: 1 });

  await test.redis.command(keys.referralStates, "DEL", keys.referralStates);
  expect(await states()).toEqual({});
  await readAll();
  expect(await states()).toEqual({ draf: 1, terkirim: 1, diakui: 1, dibatalkan: 1 });

  // As if its days were over.
  await test.redis.command(keys.referral(ended.code), "DEL", keys.referral(ended.code));
  await readAll();
  expect(await states()).toEqual({ draf: 1, terkirim: 1, diakui: 1 });
});

it("counts what waits, dead letters that are still kept, and jobs of every queue", async () => {
  const letters = [test.now, test.now - 29 * 24 * 3600_000, test.now - 31 * 24 * 3600_000];
  for (const at of letters) {
    await test.redis.command(keys.deadLetters, "ZADD", keys.deadLetters, String(at), `7:${at}`);
  }
  await test.redis.command(keys.pendingMembers, "ZADD", keys.pendingMembers, "1", "7001", "2", "7002");
  const queue = new Queue("reminders", queues.options);
  await queue.add("remind", {}, { jobId: "now" });
  await queue.add("remind", {}, { jobId: "first", priority: 1 });
  await queue.add("remind", {}, { jobId: "later", delay: 60_000 });

  const { deadLetters, waitingMembers, jobs } = await readings.read();
  await queue.close();

  expect({ deadLetters, waitingMembers }).toEqual({ deadLetters: 2, waitingMembers: 2 });
  expect([...(jobs?.keys() ?? [])]).toEqual([...QUEUES]);
  expect(Object.fromEntries(jobs?.get("reminders") ?? [])).toEqual({ waiting: 2, active: 0, delayed: 1, failed: 0 });
});
