import type { MeetingTask } from "./meeting.ts";

/** A task, and the paper of the plan in which it stands. */
export interface AskedTask {
  readonly paper: string;
  readonly task: MeetingTask;
}

/**
 * What the bot asks unasked about the tasks of a case, of a Telegram user id in that person's language.
 * False when the person cannot be reached any more; throws while Telegram is away.
 */
export interface TaskNotices {
  /** For somebody who is not the owner, `isOwners` is false. */
  askOfTasks(to: number, code: string, tasks: readonly AskedTask[], isOwners: boolean): Promise<boolean>;
}
