import type { Announcements, GroupOutbox } from "../domain/announcement.ts";
import type { CaseBook } from "../domain/case-book.ts";
import { followCases } from "../domain/case-follow-up.ts";
import type { CheckInNotes } from "../domain/check-in-notices.ts";
import type { Checks, CheckTasks } from "../domain/check-task.ts";
import type { CallNotes } from "../domain/coordinator-call.ts";
import type { Directory } from "../domain/directory.ts";
import { followBook } from "../domain/followed-book.ts";
import type { LinkedGroups } from "../domain/linked-group.ts";
import type { Members } from "../domain/member.ts";
import type { Papers } from "../domain/paper.ts";
import { followPapers } from "../domain/paper-follow-up.ts";
import type { ReferralBook } from "../domain/referral-book.ts";
import { createAnnouncements } from "./announce.ts";
import { createCallFollowUp } from "./case-calls.ts";
import { createCheckInFollowUp } from "./check-ins.ts";
import { createChecks } from "./checks.ts";
import { createFollowUp } from "./follow-up.ts";
import { createReminderQueue, type QueueLine } from "./queue.ts";
import { createReviewFollowUp } from "./reviews.ts";
import { type RemindersHouse, startReminders } from "./start-reminders.ts";
import { createTaskFollowUp } from "./tasks.ts";
import type { TidyLog } from "./tidy.ts";
import type { Log } from "./worker.ts";

interface Stores {
  readonly book: ReferralBook;
  readonly cases: CaseBook;
  readonly callNotes: CallNotes;
  readonly directory: Directory;
  readonly tasks: CheckTasks;
  readonly members: Pick<Members, "find">;
  readonly groups: LinkedGroups;
  readonly outbox: GroupOutbox;
  readonly papers: Papers;
  readonly checkInNotes: CheckInNotes;
  readonly now: () => Date;
}

export interface Reminders {
  /** The same book, whose moves bring reminders with them. */
  readonly book: ReferralBook;
  /** The same cases and papers, whose changes bring with them what is to be said and asked. */
  readonly caseStores: { readonly cases: CaseBook; readonly papers: Papers; readonly callNotes: CallNotes };
  readonly checks: Checks;
  readonly announcements: Announcements;
  /** Works on what falls due, and sweeps. */
  start(
    house: Omit<RemindersHouse, "queue" | "tasks" | "outbox" | "callNotes" | "checkInNotes">,
    log: Log & TidyLog,
  ): { stop(): Promise<void> };
  close(): Promise<void>;
}

/** Moves can be followed up at once; the work on it begins when there is somebody to send. */
export function createReminders(line: QueueLine, stores: Stores): Reminders {
  const { book, callNotes, checkInNotes, directory, tasks, outbox, papers, now } = stores;
  const queue = createReminderQueue(line);
  const cases = followCases(stores.cases, [
    createCallFollowUp(queue),
    createReviewFollowUp({ queue, now }),
    createCheckInFollowUp(queue, now),
  ]);
  return {
    book: followBook(book, createFollowUp(queue, book, now)),
    caseStores: { cases, callNotes, papers: followPapers(papers, [createTaskFollowUp({ queue, cases, now })]) },
    checks: createChecks(tasks, directory, queue, now),
    announcements: createAnnouncements({ ...stores, queue }),
    start: (house, log) => startReminders({ ...house, queue, tasks, outbox, callNotes, checkInNotes }, log),
    close: () => queue.close(),
  };
}
