import { setTimeout as sleep } from "node:timers/promises";
import { DelayedError, Worker } from "bullmq";
import { SECOND } from "../domain/duration.ts";
import type { Round } from "../domain/ledger.ts";
import { QUEUE, type RoundsQueue } from "./rounds-queue.ts";

/** Never people's words: the name of the error. */
export interface Log {
  warn(facts: object, message: string): void;
}

/** A round that waits for the morning waits in here, so there must be room for the next one beside it. */
const AT_ONCE = 100;
const FINISH_WITHIN = 3 * SECOND;
const AFTER_TROUBLE = 2 * SECOND;

/**
 * Takes up rounds, each in one process only. Work that gives a number of milliseconds is taken up again after them, and so
 * is work that failed: a broadcast is given up by nobody but an admin.
 */
export function startWorker(
  { connection, prefix }: Pick<RoundsQueue, "connection" | "prefix">,
  work: (round: Round) => Promise<number | undefined>,
  log: Log,
): { stop(): Promise<void> } {
  const worker = new Worker<Round>(
    QUEUE,
    async (job, token) => {
      const again = await work(job.data).catch((error: unknown) => {
        log.warn({ campaign: job.data.campaign, error: nameOf(error) }, "a broadcast was interrupted and goes on soon");
        return AFTER_TROUBLE;
      });
      if (again === undefined) return;
      await job.moveToDelayed(Date.now() + again, token);
      throw new DelayedError();
    },
    {
      ...{ connection, prefix },
      concurrency: AT_ONCE,
      // A job whose process was killed is taken up by another one soon, however often it happens.
      lockDuration: 5 * SECOND,
      stalledInterval: 2 * SECOND,
      maxStalledCount: 1_000_000,
    },
  );
  // The connection itself tells of its troubles, once and without addresses.
  worker.on("error", () => undefined);
  return {
    async stop() {
      // Not close() alone: once it waits for a job that hangs, nothing hurries it any more.
      await Promise.race([worker.pause(), sleep(FINISH_WITHIN)]);
      await worker.close(true);
    },
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
