import { afterEach, describe, expect, inject, it } from "vitest";
import type { ImportJob } from "../../src/domain/import-file.ts";
import { createFileDesk } from "../../src/redis/file-jobs.ts";
import { connectQueues } from "../../src/redis/queue-connection.ts";

const JOB: ImportJob = { task: "check", act: 1, chat: 7, message: 1, file: { id: "f", name: "sumber.csv" } };

class Away extends Error {}

describe("a job on a file", () => {
  const ends: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).toReversed()) await end();
  });

  async function aDesk() {
    const line = connectQueues([`${inject("redisUrl")}/0`], () => undefined);
    await expect.poll(() => line.isReady()).toBe(true);
    const options = { ...line.options, prefix: `{file-jobs-${process.pid}}` };
    const desk = createFileDesk<ImportJob>("files", { ...line, options });
    ends.push(
      () => Promise.resolve(line.close()),
      () => desk.close(),
    );
    return desk;
  }

  it("waits until Telegram is there again, however long that takes, and is not given up", async () => {
    const desk = await aDesk();
    let tries = 0;
    let given = 0;
    const worker = desk.start(
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
    ends.push(() => worker.stop());
    await desk.jobs.add({ ...JOB, act: Date.now() });

    await expect.poll(() => tries, { timeout: 10_000 }).toBe(13);
    expect(given).toBe(0);
  });

  it("is one job however often it is asked for, and hears that it is not wanted any more", async () => {
    const desk = await aDesk();
    const act = Date.now();
    const heard: boolean[] = [];
    const isNew = [await desk.jobs.add({ ...JOB, act }), await desk.jobs.add({ ...JOB, act })];

    const worker = desk.start(
      {
        async work(hand) {
          heard.push(await hand.isCancelled());
          await desk.jobs.cancel("check", act, JOB.chat);
          await hand.note({ counts: { added: 1, changed: 0, unchanged: 0 } });
          heard.push(await hand.isCancelled());
        },
        giveUp: () => Promise.resolve(),
        isAway: () => false,
      },
      { warn: () => undefined },
    );
    ends.push(() => worker.stop());

    await expect.poll(() => heard).toEqual([false, true]);
    expect(isNew).toEqual([true, false]);
    expect((await desk.jobs.find("check", act, JOB.chat))?.counts?.added).toBe(1);
    await desk.jobs.cancel("apply", act, JOB.chat);
    expect(await desk.jobs.find("apply", act, JOB.chat)).toBeUndefined();
  });
});
