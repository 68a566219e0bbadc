import { type ConnectionOptions, DelayedError, Queue, Worker } from "bullmq";
import { type ImportJob, type ImportJobs, type JobInHand, LeftOff } from "../domain/import-file.ts";
import { StoreAway } from "../domain/inbox.ts";

export interface ImportLine {
  readonly options: { readonly connection: ConnectionOptions; readonly prefix: string };
  isReady(): boolean;
}

/** Never people's words. */
export interface ImportLog {
  warn(facts: object, message: string): void;
}

export interface FileWork {
  work(hand: JobInHand): Promise<void>;
  /** After the last try. */
  giveUp(hand: Pick<JobInHand, "job">): Promise<void>;
  /** Telegram or the store did not answer. That costs no try: the admin waits for a word, and nobody could give it. */
  isAway(error: unknown): boolean;
  /** Until it is tried again then; left out for half a minute. */
  readonly awayMilliseconds?: number;
}

const QUEUE = "directory-files";
const KEPT_SECONDS = 24 * 3600;
const TRIES = 8;
const USUALLY_AWAY = 30_000;

export function createImportJobs({ options, isReady }: ImportLine): ImportJobs & { close(): Promise<void> } {
  const queue = new Queue<ImportJob>(QUEUE, options);
  // The connection itself tells of its troubles, once and without addresses.
  queue.on("error", () => undefined);
  const present = () => {
    if (!isReady()) throw new StoreAway("the queue of imports is away");
  };
  return {
    async add(job) {
      present();
      const jobId = idOf(job.task, job.act, job.chat);
      const isNew = (await queue.getJob(jobId)) === undefined;
      await queue.add(job.task, job, {
        jobId,
        attempts: TRIES,
        backoff: { type: "exponential", delay: 2000 },
        removeOnComplete: { age: KEPT_SECONDS },
        removeOnFail: { age: KEPT_SECONDS },
      });
      return isNew;
    },
    async find(task, act, chat) {
      present();
      const job = await queue.getJob(idOf(task, act, chat));
      return job?.data;
    },
    async drop(act, chat) {
      present();
      const job = await queue.getJob(idOf("check", act, chat));
      await job?.remove();
    },
    close: () => queue.close(),
  };
}

/** Works on one file at a time. A job of a process that was killed is begun anew within seconds. */
export function startImportWorker(
  { options }: ImportLine,
  { work, giveUp, isAway, awayMilliseconds = USUALLY_AWAY }: FileWork,
  log: ImportLog,
): { stop(): Promise<void> } {
  let isStopping = false;
  const worker = new Worker<ImportJob>(
    QUEUE,
    async (job, token) => {
      const hand: JobInHand = {
        job: job.data,
        noteCounts: (counts) => job.updateData({ ...job.data, counts }),
        isStopping: () => isStopping,
      };
      try {
        await work(hand);
      } catch (error) {
        const isLeftOff = error instanceof LeftOff;
        if (!isLeftOff && !isAway(error)) throw error;
        await job.moveToDelayed(Date.now() + (isLeftOff ? 0 : awayMilliseconds), token);
        throw new DelayedError();
      }
    },
    { ...options, concurrency: 1, lockDuration: 10_000, stalledInterval: 5000, maxStalledCount: 20 },
  );
  worker.on("error", () => undefined);
  worker.on("failed", (job, error) => {
    log.warn({ job: job?.name, tries: job?.attemptsMade, error: error.name }, "a job on a directory file failed");
    if (job !== undefined && job.attemptsMade >= TRIES) void giveUp({ job: job.data }).catch(() => undefined);
  });
  return {
    async stop() {
      isStopping = true;
      const late = setTimeout(() => void worker.close(true), 3000);
      await worker.close();
      clearTimeout(late);
    },
  };
}

/** BullMQ allows no colon. */
function idOf(task: ImportJob["task"], act: number, chat: number): string {
  return `${task}-${chat}-${act}`;
}
