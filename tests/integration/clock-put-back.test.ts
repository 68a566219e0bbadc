import { Queue, Worker } from "bullmq";
import { afterEach, describe, expect, it, vi } from "vitest";
import { HOUR } from "../../src/domain/duration.ts";
import { connectQueues } from "../../src/redis/queue-connection.ts";
import { createReminderQueue, QUEUE, type ReminderJob } from "../../src/reminders/queue.ts";
import { emptyDatabase } from "../support/house.ts";

describe("a clock that was an hour fast and is put right", () => {
  const ends: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    vi.useRealTimers();
    for (const end of ends.splice(0).toReversed()) await end();
  });

  it("lets no job sleep for that hour: each looks anew at what is due", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + HOUR });
    const line = connectQueues([await emptyDatabase()], () => undefined);
    ends.push(async () => line.close());
    await expect.poll(() => line.isReady()).toBe(true);
    const queue = createReminderQueue(line);
    const looking = new Queue(QUEUE, line.options);
    const done: string[] = [];
    const worker = new Worker<ReminderJob>(QUEUE, async ({ data }) => void done.push(data.name), line.options);
    ends.push(
      () => queue.close(),
      () => looking.close(),
      () => worker.close(true),
    );

    await queue.add({ name: "weekly" }, { id: "weekly.1", delay: 500 });
    vi.useRealTimers();

    await expect.poll(() => done, { timeout: 15_000 }).toEqual(["weekly"]);
    expect(await looking.getDelayedCount()).toBe(0);
  });
});
