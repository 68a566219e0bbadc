import { afterEach, describe, expect, inject, it } from "vitest";
import { createImportJobs, startImportWorker } from "../../src/directory/import-jobs.ts";
import type { ImportJob } from "../../src/domain/import-file.ts";
import { connectQueues } from "../../src/redis/queue-connection.ts";

const JOB: ImportJob = { task: "check", act: 1, chat: 7, message: 1, file: { id: "f", name: "sumber.csv" } };

class Away extends Error {}

describe("a job on a file", () => {
  const ends: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).toReversed()) await end();
  });

  it("waits until Telegram is there again, however long that takes, and is not given up", async () => {
    const line = connectQueues([`${inject("redisUrl")}/0`], () => undefined);
    await expect.poll(() => line.isReady()).toBe(true);
    const options = { ...line.options, prefix: `{import-jobs-${process.pid}}` };
    const named = { options, isReady: () => line.isReady() };
    const jobs = createImportJobs(named);
    let tries = 0;
    let given = 0;
    const worker = startImportWorker(
      named,
      {
        work() {
          tries += 1;
          return tries <= 12 ? Promise.reject(new Away("nobody there")) : Promise.resolve();
        },
        giveUp() {
          given += 1;
          return Promise.resolve();
        },
        isAway: (error) => error instanceof Away,
        awayMilliseconds: 20,
      },
      { warn: () => undefined },
    );
    ends.push(
      () => Promise.resolve(line.close()),
      () => jobs.close(),
      () => worker.stop(),
    );
    await jobs.add({ ...JOB, act: Date.now() });

    await expect.poll(() => tries, { timeout: 10_000 }).toBe(13);
    expect(given).toBe(0);
  });
});
