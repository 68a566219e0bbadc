import { setTimeout as sleep } from "node:timers/promises";
import { DelayedError, Worker } from "bullmq";
import { MINUTE } from "../domain/duration.ts";
import { MANY_TRIES, QUEUE, type ReminderJob, type ReminderQueue } from "./queue.ts";

/** Never people's words: the name of the job, and of the error. */
export interface Log {
  warn(facts: object, message: string): void;
}

const AT_ONCE = 4;
/** Below what Telegram takes, so that answers to people go through beside it. */
const PER_SECOND = 20;
/** A job that is in hand when we stop gets this long; after it another process takes it up. */
const FINISH_WITHIN = 3000;

/** An emergency must not wait for long because of a limit that is perhaps about one chat alone. */
const LONGEST_PAUSE = MINUTE;

/**
 * Takes up jobs as they fall due, each in one process only. A job whose work gives a number of
 * milliseconds is taken up again after them. Redis away: it goes on by itself.
 */
export function startWorker(
  { connection, prefix }: Pick<ReminderQueue, "connection" | "prefix">,
  work: (job: ReminderJob, isTriedOften: boolean) => Promise<number | undefined>,
  log: Log,
): { stop(): Promise<void> } {
  const worker = new Worker<ReminderJob>(
    QUEUE,
    async (job, token) => {
      const again = await work(job.data, job.attemptsMade + 1 >= MANY_TRIES).catch(waitOutFlood);
      if (again === undefined) return;
      await job.moveToDelayed(Date.now() + again, token);
      throw new DelayedError();
    },
    {
      ...{ connection, prefix },
      concurrency: AT_ONCE,
      limiter: { max: PER_SECOND, duration: 1000 },
      // A job whose process was killed is taken up by another one within a minute, however often it happens.
      lockDuration: 10_000,
      stalledInterval: 10_000,
      maxStalledCount: 1_000_000,
    },
  );
  /** Telegram names its limit to one, and means all: each takes its job up again afterwards, and no try is counted. */
  async function waitOutFlood(error: unknown): Promise<never> {
    const pause = pauseAfter(error);
    if (pause === undefined) throw error;
    await worker.rateLimit(pause);
    throw Worker.RateLimitError();
  }
  // The connection itself tells of its troubles, once and without addresses.
  worker.on("error", () => undefined);
  worker.on("failed", (job, error) => {
    log.warn({ job: job?.name, tries: job?.attemptsMade, error: error.name }, "a reminder job failed");
  });
  return {
    async stop() {
      // Not close() alone: once it waits for a job that hangs, nothing hurries it any more.
      await Promise.race([worker.pause(), sleep(FINISH_WITHIN)]);
      await worker.close(true);
    },
  };
}

/** Milliseconds, from what the Bot API says with "Too Many Requests"; undefined for any other error. */
function pauseAfter(error: unknown): number | undefined {
  const { error_code, parameters } = error as { error_code?: number; parameters?: { retry_after?: number } };
  if (error_code !== 429) return undefined;
  return Math.min((parameters?.retry_after ?? 1) * 1000, LONGEST_PAUSE);
}
