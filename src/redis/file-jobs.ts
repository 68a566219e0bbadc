import { type ConnectionOptions, DelayedError, Queue, type Job as QueuedJob, Worker } from "bullmq";
import { type FileJob, type FileJobs, type JobInHand, LeftOff } from "../domain/file-job.ts";
import { StoreAway } from "../domain/inbox.ts";
import { answeredInTime } from "./connection.ts";

export interface FileLine {
  readonly options: { readonly connection: ConnectionOptions; readonly prefix: string };
  isReady(): boolean;
  onClockBack(lookAnew: () => Promise<unknown>): void;
}

/** Never people's words. */
export interface FileLog {
  warn(facts: object, message: string): void;
}

export interface FileWork<Job extends FileJob> {
  work(hand: JobInHand<Job>): Promise<void>;
  /** After the last try. */
  giveUp(hand: Pick<JobInHand<Job>, "job">): Promise<void>;
  /** Telegram or the store did not answer. That costs no try: the admin waits for a word, and nobody could give it. */
  isAway(error: unknown): boolean;
  /** Until it is tried again then; left out for half a minute. */
  readonly awayMilliseconds?: number;
}

/** Work on files that goes on after a restart: a queue, and in each process somebody who works on one file at a time. */
export interface FileDesk<Job extends FileJob> {
  readonly jobs: FileJobs<Job>;
  start(work: FileWork<Job>, log: FileLog): { stop(): Promise<void> };
  close(): Promise<void>;
}

const KEPT_SECONDS = 24 * 3600;
const TRIES = 8;
const USUALLY_AWAY = 30_000;
/** What is done is noted in the data of a job, so this stands elsewhere: neither may overwrite the other. */
const CANCELLED = "cancelled";

export function createFileDesk<Job extends FileJob>(
  name: string,
  { options, isReady, onClockBack }: FileLine,
): FileDesk<Job> {
  const queue = new Queue(name, options);
  // The connection itself tells of its troubles, once and without addresses.
  queue.on("error", () => undefined);
  onClockBack(() => queue.promoteJobs());

  async function jobOf(task: Job["task"], act: number, chat: number): Promise<QueuedJob<Job> | undefined> {
    if (!isReady()) throw new StoreAway("the queue of files is away");
    const found = await answeredInTime(queue.getJob(idOf(task, act, chat)));
    return found as QueuedJob<Job> | undefined;
  }

  const jobs: FileJobs<Job> = {
    async add(job) {
      const isNew = (await jobOf(job.task, job.act, job.chat)) === undefined;
      const adding = queue.add(job.task, job, {
        jobId: idOf(job.task, job.act, job.chat),
        attempts: TRIES,
        backoff: { type: "exponential", delay: 2000 },
        removeOnComplete: { age: KEPT_SECONDS },
        removeOnFail: { age: KEPT_SECONDS },
      });
      await answeredInTime(adding);
      return isNew;
    },
    find: async (task, act, chat) => (await jobOf(task, act, chat))?.data,
    cancel: async (task, act, chat) => {
      const job = await jobOf(task, act, chat);
      if (job !== undefined) await answeredInTime(job.updateProgress(CANCELLED));
    },
    drop: async (task, act, chat) => {
      const job = await jobOf(task, act, chat);
      if (job !== undefined) await answeredInTime(job.remove());
    },
  };

  return {
    jobs,
    start: (work, log) => startWorker({ name, options, isCancelled: wasCancelled }, work, log),
    close: () => queue.close(),
  };

  async function wasCancelled({ id = "" }: QueuedJob<Job>): Promise<boolean> {
    return (await queue.getJob(id))?.progress === CANCELLED;
  }
}

interface Bench<Job extends FileJob> extends Pick<FileLine, "options"> {
  readonly name: string;
  isCancelled(job: QueuedJob<Job>): Promise<boolean>;
}

/** A job of a process that was killed is begun anew within seconds. */
function startWorker<Job extends FileJob>(
  { name, options, isCancelled }: Bench<Job>,
  { work, giveUp, isAway, awayMilliseconds = USUALLY_AWAY }: FileWork<Job>,
  log: FileLog,
): { stop(): Promise<void> } {
  let isStopping = false;
  const worker = new Worker<Job>(
    name,
    async (job, token) => {
      const hand: JobInHand<Job> = {
        job: job.data,
        note: (facts) => answeredInTime(job.updateData({ ...job.data, ...facts })),
        isCancelled: () => isCancelled(job),
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
    log.warn({ job: job?.name, tries: job?.attemptsMade, error: error.name }, "a job on a file failed");
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
function idOf(task: string, act: number, chat: number): string {
  return `${task}-${chat}-${act}`;
}
