import type { ReferralState } from "./referral-state.ts";

/** Every queue of jobs there is. */
export const QUEUES = ["reminders", "broadcasts", "directory-files", "broadcast-ledgers", "data-exports"] as const;
export type QueueName = (typeof QUEUES)[number];

/** `waiting` may be begun at once, `delayed` not before its time. */
export const JOB_STATES = ["waiting", "active", "delayed", "failed"] as const;
export type JobState = (typeof JOB_STATES)[number];

/** How much there is of what, for whoever watches the bot: counts, and nothing about anybody. */
export interface StoreReadings {
  readonly members: number;
  /** Those who wait for an admin. */
  readonly waitingMembers: number;
  /** All that are kept, by the state they are in. */
  readonly referrals: ReadonlyMap<ReferralState, number>;
  readonly cases: number;
  readonly openCases: number;
  readonly deadLetters: number;
  readonly jobs: ReadonlyMap<QueueName, ReadonlyMap<JobState, number>>;
}

/** What could be read; the rest is left out. Never throws. */
export type ReadStore = () => Promise<Partial<StoreReadings>>;
