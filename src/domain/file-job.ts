/** Long work on a file that an admin asked for, told of in that admin's chat. */
export interface FileJob {
  readonly task: string;
  /** Names what asked for it, and the admin's chat. */
  readonly act: number;
  readonly chat: number;
  /** The message that shows how far it is. */
  readonly message: number;
}

/** Work that goes on after a restart. Throws StoreAway. */
export interface FileJobs<Job extends FileJob> {
  /** The same task of the same act is one job, also when added again; false when it was there already. */
  add(job: Job): Promise<boolean>;
  /** For a day after it was done; undefined for one that nobody knows. */
  find(task: Job["task"], act: number, chat: number): Promise<Job | undefined>;
  /** Asks for it to be left off; the work itself says when it is. Nothing for one that nobody knows. */
  cancel(task: Job["task"], act: number, chat: number): Promise<void>;
  /** Forgets one that is done. */
  drop(task: Job["task"], act: number, chat: number): Promise<void>;
}

/** A job while it is worked on. */
export interface JobInHand<Job extends FileJob> {
  readonly job: Job;
  /** Remembers what is done already, so that a second try does not do it again. */
  note(facts: Partial<Job>): Promise<void>;
  isCancelled(): Promise<boolean>;
  /** True when the bot is about to stop: leave off, and it is begun anew by the next process. */
  isStopping(): boolean;
}

/** The work has left off because the bot stops. */
export class LeftOff extends Error {
  override readonly name = "LeftOff";
}
