import { type ConnectionOptions, Queue } from "bullmq";
import { REFERRAL_STATES } from "../domain/referral-state.ts";
import {
  JOB_STATES,
  type JobState,
  QUEUES,
  type QueueName,
  type ReadStore,
  type StoreReadings,
} from "../domain/store-readings.ts";
import { answeredInTime, type RedisConnection } from "./connection.ts";
import { countLetters } from "./dead-letters.ts";
import { keys } from "./keys.ts";
import { stateNumber } from "./referral-index.ts";

export interface CountedLine {
  readonly options: { readonly connection: ConnectionOptions; readonly prefix: string };
  isReady(): boolean;
}

interface Parts {
  readonly redis: RedisConnection;
  readonly queues: CountedLine;
  readonly now: () => Date;
}

/** Reads no record and no job: every list knows its length, and that of the states is in order of them. */
export function createStoreReadings({ redis, queues, now }: Parts): {
  readonly read: ReadStore;
  close(): Promise<void>;
} {
  const opened = new Map<QueueName, Queue>();
  const lengthOf = async (list: string) => Number(await redis.command(list, "ZCARD", list));

  /** Opened when somebody asks for the first time: most bots are watched by nobody. */
  function lineOf(name: QueueName): Queue {
    const there = opened.get(name);
    if (there !== undefined) return there;
    const queue = new Queue(name, { ...queues.options, skipMetasUpdate: true });
    // The connection itself tells of its troubles, once and without addresses.
    queue.on("error", () => undefined);
    opened.set(name, queue);
    return queue;
  }

  async function countStates() {
    const list = keys.referralStates;
    const counts = REFERRAL_STATES.map(async (state) => {
      const number = String(stateNumber(state));
      return [state, Number(await redis.command(list, "ZCOUNT", list, number, number))] as const;
    });
    return new Map(await Promise.all(counts));
  }

  async function countJobs() {
    // Asked of a connection that is away it would wait for ever.
    if (!queues.isReady()) throw new Error("the queues are away");
    const counts = QUEUES.map(async (name) => [name, await jobsIn(lineOf(name))] as const);
    return new Map(await answeredInTime(Promise.all(counts)));
  }

  return {
    async read() {
      const asked = {
        members: lengthOf(keys.memberIds),
        waitingMembers: lengthOf(keys.pendingMembers),
        referrals: countStates(),
        cases: lengthOf(keys.allCases),
        openCases: lengthOf(keys.openCases),
        deadLetters: countLetters(redis, now),
        jobs: countJobs(),
      } satisfies { [Name in keyof StoreReadings]: Promise<StoreReadings[Name]> };
      await Promise.allSettled(Object.values(asked));
      const read = Object.entries(asked).map(async ([name, answer]) => [name, await answer] as const);
      const known = await Promise.allSettled(read);
      return Object.fromEntries(known.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])));
    },
    close: async () => void (await Promise.all([...opened.values()].map((queue) => queue.close()))),
  };
}

async function jobsIn(queue: Queue): Promise<ReadonlyMap<JobState, number>> {
  const counts = await queue.getJobCounts("waiting", "prioritized", "active", "delayed", "failed");
  const { waiting = 0, prioritized = 0 } = counts;
  return new Map(
    JOB_STATES.map((state) => [state, state === "waiting" ? waiting + prioritized : (counts[state] ?? 0)]),
  );
}
