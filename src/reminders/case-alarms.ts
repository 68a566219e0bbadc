import type { Announcements } from "../domain/announcement.ts";
import type { Case } from "../domain/case.ts";
import { isForNow } from "../domain/case-alarm.ts";
import type { CaseBook } from "../domain/case-book.ts";
import type { CheckInNotes, CheckInNotices } from "../domain/check-in-notices.ts";
import { DAY, HOUR } from "../domain/duration.ts";
import type { Members } from "../domain/member.ts";
import { outsideQuietHours } from "../domain/reminder.ts";
import { offsetAt } from "../domain/time-zone.ts";
import type { AlarmJob, ReminderQueue } from "./queue.ts";
import { groupsAround, tellNearest } from "./receivers.ts";

export interface Alarming {
  readonly cases: Pick<CaseBook, "find">;
  readonly checkInNotes: Pick<CheckInNotes, "alarmTold" | "noteAlarm">;
  readonly checkInNotices: Pick<CheckInNotices, "gotWorse">;
  readonly announcements: Announcements;
  readonly members: Pick<Members, "find" | "coordinatorsOf" | "admins">;
  readonly adminIds: readonly number[];
  readonly now: () => Date;
}

const WHEN_NOBODY = HOUR;
/** Of anything older somebody has long heard in another way. */
const LATELY = 7 * DAY;
const ONCE_IN_DAYS = 8;

/** Each alarm has one job, however often it is added. */
export async function bringAlarm({ code, watch }: Case, queue: Pick<ReminderQueue, "add">, now: number): Promise<void> {
  const { alarm } = watch;
  if (alarm === undefined || alarm.at < now - LATELY) return;
  const id = `case-alarm.${code}.${alarm.at}`;
  await queue.add({ name: "caseAlarm", code, at: alarm.at }, { id, onceInDays: ONCE_IN_DAYS, isPatient: true });
}

/**
 * Tells whoever looks after the place, nearest first, and the groups linked to it. Violence is told at once, anything else not
 * at night. Gives the milliseconds after which to look again. Noted after it was told: a crash between the two tells it twice,
 * never not at all. A later alarm of the same case tells for an earlier one that still waits.
 */
export async function tellAlarm({ code, at }: AlarmJob, house: Alarming): Promise<number | undefined> {
  const { cases, checkInNotes, checkInNotices, announcements, now } = house;
  const found = await cases.find(code);
  const alarm = found?.watch.alarm;
  if (found === undefined || alarm?.at !== at || (await checkInNotes.alarmTold(code)) >= at) return undefined;
  const moment = now().getTime();
  const morning = outsideQuietHours(moment, offsetAt(found.place));
  const isUrgent = isForNow(alarm);
  if (morning > moment && !isUrgent) return morning - moment;

  await announcements.announce(found.place, { kind: "case worse", case: code, isUrgent }, `alarm.${at}`);
  const isTold = await tellNearest(await groupsAround(found, house), (to) => checkInNotices.gotWorse(to, found));
  if (!isTold) return WHEN_NOBODY;
  await checkInNotes.noteAlarm(code, at);
  return undefined;
}
