import { setTimeout as sleep } from "node:timers/promises";
import { type ConnectionOptions, type Job, type JobType, Queue } from "bullmq";
import { StoreAway } from "../domain/inbox.ts";
import type { OwnJob } from "../domain/trace.ts";
import type { RedisConnection } from "./connection.ts";
import { namesIn } from "./scan-names.ts";

export interface TracedLine {
  readonly options: { readonly connection: ConnectionOptions; readonly prefix: string };
  isReady(): boolean;
}

export interface QueueTraces {
  of(person: number): Promise<readonly OwnJob[]>;
  forget(person: number): Promise<number>;
  /** Takes away what was done longer ago than it is kept, at a moment in ms since the epoch: BullMQ itself does so only when the next job is done. */
  clean(now: number): Promise<number>;
}

const STATES: readonly JobType[] = ["active", "waiting", "prioritized", "delayed", "completed", "failed"];
/** Where a job says whom it is for. */
const PEOPLE = ["to", "chat", "person"] as const;
const PATIENCE = { tries: 10, pause: 100 };
const DAY = 24 * 3600 * 1000;

/** Looks through every queue there is, also one that nobody here knows of. */
export function createQueueTraces(redis: RedisConnection, { options, isReady }: TracedLine): QueueTraces {
  async function* queues(): AsyncIterable<Queue> {
    if (!isReady()) throw new StoreAway("the queues are away");
    const names = new Set<string>();
    for await (const name of namesIn(redis, `${options.prefix}:*:meta`, /:([^:]+):meta$/)) names.add(name);
    for (const name of names) {
      const queue = new Queue(name, options);
      // The connection itself tells of its troubles, once and without addresses.
      queue.on("error", () => undefined);
      try {
        yield queue;
      } finally {
        await queue.close();
      }
    }
  }

  async function jobsOf(queue: Queue, person: number): Promise<readonly Job[]> {
    const jobs = (await queue.getJobs([...STATES])) as readonly (Job | undefined)[];
    return jobs.filter((job) => job !== undefined).filter((job) => isOf(job, person));
  }

  return {
    async of(person) {
      const found: OwnJob[] = [];
      for await (const queue of queues()) {
        for (const job of await jobsOf(queue, person)) {
          const [state, data] = [await job.getState(), job.data as unknown];
          found.push({ queue: queue.name, name: job.name, state, at: job.timestamp, data });
        }
      }
      return found;
    },

    async forget(person) {
      let count = 0;
      for await (const queue of queues()) {
        const jobs = await jobsOf(queue, person);
        for (const job of jobs) if (await takeAway(job)) count += 1;
        // What happened to a job stands there with its id. Nobody reads it: we know of no QueueEvents.
        const events = `${options.prefix}:${queue.name}:events`;
        if (jobs.length > 0 || (await isNamedIn(events, person))) await redis.command(events, "DEL", events);
      }
      return count;
    },

    async clean(now) {
      let count = 0;
      for await (const queue of queues()) {
        const jobs = (await queue.getJobs(["completed", "failed"])) as readonly (Job | undefined)[];
        for (const job of jobs) if (job !== undefined && isOver(job, now) && (await takeAway(job))) count += 1;
      }
      return count;
    },
  };

  async function isNamedIn(events: string, person: number): Promise<boolean> {
    const entries = (await redis.command(events, "XRANGE", events, "-", "+")) as readonly [Buffer, readonly Buffer[]][];
    return entries.some(([, fields]) => fields.some((field) => isNamed(String(field), person)));
  }
}

function isOf({ id = "", data }: Job, person: number): boolean {
  const facts = data as Readonly<Record<string, unknown>> | undefined;
  return PEOPLE.some((field) => facts?.[field] === person) || isNamed(id, person);
}

/** By its own wish, else a day. */
function isOver({ finishedOn, opts }: Job, now: number): boolean {
  const wish = opts.removeOnComplete;
  const age = typeof wish === "object" && "age" in wish && wish.age !== undefined ? wish.age * 1000 : DAY;
  return finishedOn !== undefined && finishedOn + age < now;
}

/** As a part of the id of a job: `next-check.<source>.<person>`. */
function isNamed(id: string, person: number): boolean {
  return id.split(/[.-]/).includes(String(person));
}

/** A job in hand is locked: it is waited for a moment. What is still in hand then is done soon, and goes with the next look. */
async function takeAway(job: Job): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    const isGone = await job.remove().then(
      () => true,
      () => false,
    );
    if (isGone || tries === PATIENCE.tries) return isGone;
    await sleep(PATIENCE.pause);
  }
}
