import { type ConnectionOptions, Queue } from "bullmq";
import type { CallKind } from "../domain/coordinator-call.ts";
import { DAY, MINUTE } from "../domain/duration.ts";
import type { Unchecked } from "../domain/notices.ts";

/** One piece of work. It says only what to look at: what is true then is read anew. */
export type ReminderJob =
  | { readonly name: "remind" | "remindDraft"; readonly code: string }
  | { readonly name: "refusedTwice"; readonly code: string }
  | { readonly name: "quality"; readonly source: string }
  | { readonly name: "falling"; readonly source: string; readonly to: number }
  | { readonly name: "nextCheck"; readonly source: string }
  | ({ readonly name: "checkIn" } & CheckInJob)
  | ({ readonly name: "caseAlarm" } & AlarmJob)
  /** Of one case. */
  | { readonly name: "tasks"; readonly code: string }
  | ({ readonly name: "call" } & CallJob)
  | ({ readonly name: "callTold"; readonly round: number; readonly count: number } & CallJob)
  /** Of one agreement; the question with this number, from 1. */
  | { readonly name: "review"; readonly code: string; readonly paper: string; readonly number: number }
  | { readonly name: "unchecked"; readonly unchecked: Unchecked; readonly to: number }
  | { readonly name: "announce"; readonly chat: number }
  | { readonly name: "weekly" }
  /** `week`: as weekOf counts it. */
  | { readonly name: "warning"; readonly to: number; readonly week: number }
  | { readonly name: "sweep" | "sweepCheckIns" | "daily" | "tidy" };

/** A check-in of one case: it is due at this moment, in ms since the epoch. */
export interface CheckInJob {
  readonly code: string;
  readonly due: number;
}

/** One alarm of one case, named by the moment at which it was raised; ms since the epoch. */
export interface AlarmJob {
  readonly code: string;
  readonly at: number;
}

/** One call of one case. */
export interface CallJob {
  readonly code: string;
  readonly kind: CallKind;
  /** When it was asked; ms since the epoch. */
  readonly at: number;
}

export interface JobWish {
  /** The same id is the same job: added again, it stays one. Without colons. */
  readonly id: string;
  /** Milliseconds from now. */
  readonly delay?: number;
  /** Days for which the id stays taken after the job is done. */
  readonly onceInDays?: number;
  /** Tried each minute for a day; any other one for some minutes, and then it waits for the sweep. */
  readonly isPatient?: boolean;
}

export interface ReminderQueue {
  readonly connection: ConnectionOptions;
  readonly prefix: string;
  /** False when Redis is away: nobody waits for it, the next sweep finds what was lost. */
  add(job: ReminderJob, wish: JobWish): Promise<boolean>;
  close(): Promise<void>;
}

export interface QueueLine {
  readonly options: { readonly connection: ConnectionOptions; readonly prefix: string };
  isReady(): boolean;
  onClockBack(lookAnew: () => Promise<unknown>): void;
}

export const QUEUE = "reminders";

/** After so many, what Telegram says about a person is believed. */
export const MANY_TRIES = 8;
const USUAL_TRIES = { attempts: MANY_TRIES, backoff: { type: "exponential", delay: 2000 } };
const PATIENT_TRIES = { attempts: 24 * 60, backoff: { type: "fixed", delay: MINUTE } };

/** Less than the store's own patience: an update must not wait for a reminder. */
const PATIENCE = 2000;

export function createReminderQueue({ options, isReady, onClockBack }: QueueLine): ReminderQueue {
  const queue = new Queue<ReminderJob>(QUEUE, options);
  // The connection itself tells of its troubles, once and without addresses.
  queue.on("error", () => undefined);
  onClockBack(() => queue.promoteJobs());

  return {
    ...options,
    async add(job, { id, delay = 0, onceInDays, isPatient = false }) {
      if (!isReady()) return false;
      const adding = queue.add(job.name, job, {
        jobId: id,
        delay: Math.max(0, delay),
        ...(isPatient ? PATIENT_TRIES : USUAL_TRIES),
        removeOnComplete: onceInDays === undefined ? true : { age: (onceInDays * DAY) / 1000 },
        // A failed job would keep its id taken: the sweep is to add it again.
        removeOnFail: true,
        // Kept with the job, one for each try; the log tells of each.
        stackTraceLimit: 0,
      });
      return inTime(adding.then(() => true));
    },
    close: () => queue.close(),
  };
}

async function inTime(adding: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, PATIENCE, false);
  });
  try {
    return await Promise.race([adding.catch(() => false), late]);
  } finally {
    clearTimeout(timer);
  }
}
