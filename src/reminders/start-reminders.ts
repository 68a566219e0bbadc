import { isAdminNow } from "../domain/all-admins.ts";
import type { Announcements, GroupOutbox, GroupVoice } from "../domain/announcement.ts";
import type { CallNotices } from "../domain/call-notices.ts";
import type { CaseBook } from "../domain/case-book.ts";
import type { CheckInNotes, CheckInNotices } from "../domain/check-in-notices.ts";
import type { CheckTasks } from "../domain/check-task.ts";
import type { CallNotes } from "../domain/coordinator-call.ts";
import type { Directory, SourceIndex } from "../domain/directory.ts";
import type { WarningNotices } from "../domain/early-warning.ts";
import type { LinkedGroups } from "../domain/linked-group.ts";
import type { Members } from "../domain/member.ts";
import type { Notices } from "../domain/notices.ts";
import type { Papers } from "../domain/paper.ts";
import type { ReferralBook } from "../domain/referral-book.ts";
import type { ReviewNotices } from "../domain/review-notices.ts";
import type { Rumours } from "../domain/rumour.ts";
import type { LookAtStore } from "../domain/store-standing.ts";
import type { TaskNotices } from "../domain/task-notices.ts";
import { speakIn, sweepOutboxes } from "./announce.ts";
import { believing, believingCalls, believingCheckIns, believingTasks } from "./believing.ts";
import { tellAlarm } from "./case-alarms.ts";
import { sweepCalls, tellCall, tellOwnerOfCall } from "./case-calls.ts";
import { checkNext, checkStaleEntries } from "./check-entries.ts";
import { askForCheckIn, sweepCheckIns } from "./check-ins.ts";
import type { ReminderJob, ReminderQueue } from "./queue.ts";
import { remind, remindOfDraft, tellOfSecondRefusal } from "./remind.ts";
import { askOfReview, sweepReviews } from "./reviews.ts";
import { startSweeping, sweepAll, sweepReferrals } from "./sweeps.ts";
import { askOfTasks, sweepTasks } from "./tasks.ts";
import { type Tidying, type TidyLog, tidy } from "./tidy.ts";
import { planWarnings, warnWeekly } from "./warn-weekly.ts";
import { refreshQuality, tellOfFall } from "./watch-quality.ts";
import { whenStoreIsWell } from "./when-store-is-well.ts";
import { type Log, startWorker } from "./worker.ts";

export interface RemindersHouse extends Omit<Tidying, "members"> {
  readonly book: ReferralBook;
  readonly directory: Directory;
  readonly sources: Pick<SourceIndex, "all" | "standing">;
  readonly members: Members;
  readonly tasks: CheckTasks;
  readonly notices: Notices;
  readonly cases: CaseBook;
  readonly papers: Papers;
  readonly rumours: Pick<Rumours, "toldIn">;
  readonly taskNotices: TaskNotices;
  readonly reviewNotices: ReviewNotices;
  readonly groups: LinkedGroups;
  readonly outbox: GroupOutbox;
  readonly voice: GroupVoice;
  readonly warnings: WarningNotices;
  readonly callNotes: CallNotes;
  readonly callNotices: CallNotices;
  readonly checkInNotes: CheckInNotes;
  readonly checkInNotices: CheckInNotices;
  readonly announcements: Announcements;
  readonly queue: ReminderQueue;
  readonly adminIds: readonly number[];
  readonly now: () => Date;
  /** What could not be noted is not told. */
  readonly lookAtStore: LookAtStore;
  /** Minutes east of UTC where the admins live, at a moment in ms since the epoch. */
  readonly offsetOf: (at: number) => number;
}

/** A directory that is still being loaded has no stale entries yet. */
const UNTIL_IN_STEP = 2000;

/** Works on what falls due, and sweeps. */
export function startReminders(house: RemindersHouse, log: Log & TidyLog): { stop(): Promise<void> } {
  const work = whenStoreIsWell(house.lookAtStore, (job, isTriedOften) => workOn(job, isTriedOften, house, log));
  const worker = startWorker(house.queue, work, log);
  const sweeps = startSweeping(house.queue, house);
  return {
    async stop() {
      sweeps.stop();
      await worker.stop();
    },
  };
}

/** Gives the milliseconds after which the same job is to be looked at again. */
async function workOn(
  job: ReminderJob,
  isTriedOften: boolean,
  house: RemindersHouse,
  log: TidyLog,
): Promise<number | undefined> {
  const { notices, callNotices, checkInNotices, taskNotices } = house;
  const reminding = isTriedOften
    ? {
        ...{ ...house, notices: believing(notices), callNotices: believingCalls(callNotices) },
        checkInNotices: believingCheckIns(checkInNotices),
        taskNotices: believingTasks(taskNotices),
      }
    : house;
  switch (job.name) {
    case "remind":
      return remind(job.code, reminding);
    case "remindDraft":
      return remindOfDraft(job.code, reminding);
    case "refusedTwice":
      return tellOfSecondRefusal(job.code, reminding);
    case "quality":
      await refreshQuality(job.source, house);
      return;
    case "falling":
      return tellOfFall(job.source, job.to, house);
    case "nextCheck":
      await checkNext(job.source, house);
      return;
    case "unchecked":
      if (await isAdminNow(job.to, house)) await house.notices.unchecked(job.to, job.unchecked);
      return;
    case "tasks":
      return askOfTasks(job.code, reminding);
    case "call":
      return tellCall(job, reminding);
    case "callTold":
      await tellOwnerOfCall(job, reminding);
      return;
    case "review":
      return askOfReview(job, house);
    case "checkIn":
      return askForCheckIn(job, reminding);
    case "caseAlarm":
      return tellAlarm(job, reminding);
    case "announce":
      return speakIn(job.chat, house);
    case "weekly":
      await planWarnings(house);
      return;
    case "warning":
      return warnWeekly(job.to, job.week, house);
    case "sweep":
      await sweepReferrals(house);
      await sweepOutboxes(house);
      await sweepCalls(house);
      return;
    case "sweepCheckIns":
      await sweepCheckIns(house);
      return;
    case "tidy":
      await tidy(house, log);
      return;
    case "daily":
      if (house.sources.standing !== "in step") return UNTIL_IN_STEP;
      await sweepAll(house);
      await sweepTasks(house);
      await sweepReviews(house);
      await checkStaleEntries(house);
      return;
  }
}
