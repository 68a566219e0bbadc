import type { Checks, CheckTasks } from "../domain/check-task.ts";
import type { Directory } from "../domain/directory.ts";
import { followBook } from "../domain/followed-book.ts";
import type { ReferralBook } from "../domain/referral-book.ts";
import { createChecks } from "./checks.ts";
import { createFollowUp } from "./follow-up.ts";
import { createReminderQueue, type QueueLine } from "./queue.ts";
import { type RemindersHouse, startReminders } from "./start-reminders.ts";
import type { Log } from "./worker.ts";

interface Stores {
  readonly book: ReferralBook;
  readonly directory: Directory;
  readonly tasks: CheckTasks;
  readonly now: () => Date;
}

export interface Reminders {
  /** The same book, whose moves bring reminders with them. */
  readonly book: ReferralBook;
  readonly checks: Checks;
  /** Works on what falls due, and sweeps. */
  start(house: Omit<RemindersHouse, "queue" | "tasks">, log: Log): { stop(): Promise<void> };
  close(): Promise<void>;
}

/** Moves can be followed up at once; the work on it begins when there is somebody to send. */
export function createReminders(line: QueueLine, { book, directory, tasks, now }: Stores): Reminders {
  const queue = createReminderQueue(line);
  return {
    book: followBook(book, createFollowUp(queue, book, now)),
    checks: createChecks(tasks, directory, queue, now),
    start: (house, log) => startReminders({ ...house, queue, tasks }, log),
    close: () => queue.close(),
  };
}
