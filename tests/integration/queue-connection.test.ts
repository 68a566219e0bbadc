import { afterAll, describe, expect, inject, it } from "vitest";
import { connectQueues, QUEUE_PREFIX } from "../../src/redis/queue-connection.ts";
import { freePort } from "../support/bot-process.ts";
import { redisCluster } from "../support/redis-cluster.ts";
import { remindersHouse } from "../support/reminders-house.ts";
import { aDraft, COMPLETE, MONDAY_MORNING, OWNER } from "../unit/data/a-referral.ts";

const DAY = 86_400_000;
const nothing = () => undefined;

describe("the connection of the queues", () => {
  const closes: (() => unknown)[] = [];
  afterAll(() => Promise.all(closes.map((close) => close())));

  it("is ready soon, and keeps the keys of a queue together", async () => {
    const queues = connectQueues([inject("redisUrl")], nothing);
    closes.push(() => queues.close());

    await expect.poll(() => queues.isReady()).toBe(true);
    expect(queues.options.prefix).toBe(QUEUE_PREFIX);
    expect(QUEUE_PREFIX).toMatch(/^\{.+\}$/);
  });

  it("tells of a Redis that is away once, in a word without address and password", async () => {
    const port = await freePort();
    const told: string[] = [];
    const queues = connectQueues([`redis://default:s3cret@127.0.0.1:${port}`], (reason) => told.push(reason));
    closes.push(() => queues.close());

    await expect.poll(() => told).toEqual(["ECONNREFUSED"]);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(told).toEqual(["ECONNREFUSED"]);
    expect(queues.isReady()).toBe(false);
  });

  it("carries reminders on a cluster too", async () => {
    const cluster = await redisCluster();
    const clock = { now: MONDAY_MORNING };
    const house = await remindersHouse(cluster.urls, clock);
    closes.push(async () => {
      await house.close();
      await cluster.remove();
    });
    await expect.poll(() => house.redis.isReady()).toBe(true);
    await house.joins(OWNER.id);
    house.start();

    const { code: _, ...draft } = aDraft();
    const { code } = await house.book.open(draft, {}, "open");
    for (const event of [COMPLETE.consent, COMPLETE.send]) {
      await house.book.file({ code, event, actor: OWNER, act: event.kind });
    }
    await expect.poll(() => house.jobs(), { timeout: 10_000 }).toContain(`remind.${code}`);
    await house.at(MONDAY_MORNING + 3 * DAY);

    await expect.poll(() => house.told, { timeout: 10_000 }).toEqual([`remind ${OWNER.id} ${code}`]);
  });
});
