import { allAdmins, isAdminNow } from "../domain/all-admins.ts";
import type { Directory } from "../domain/directory.ts";
import { DAY } from "../domain/duration.ts";
import type { Members } from "../domain/member.ts";
import type { Notices } from "../domain/notices.ts";
import type { ReferralBook } from "../domain/referral-book.ts";
import { outsideQuietHours } from "../domain/reminder.ts";
import { isSameScore, trendOf } from "../domain/source-trend.ts";
import type { ReminderQueue } from "./queue.ts";

export interface Watching {
  readonly members: Pick<Members, "find" | "admins">;
  readonly adminIds: readonly number[];
  readonly book: Pick<ReferralBook, "ofSource">;
  readonly directory: Pick<Directory, "find" | "score">;
  readonly notices: Pick<Notices, "falling">;
  readonly queue: Pick<ReminderQueue, "add">;
  readonly now: () => Date;
  /** Minutes east of UTC where the admins live, at a moment in ms since the epoch. */
  readonly offsetOf: (at: number) => number;
}

const MOST_READINGS = 3;

/** Keeps the score of a source true, and calls the admins, once a week at most, when it falls. */
export async function refreshQuality(source: string, house: Watching): Promise<void> {
  const { book, directory, queue, now, offsetOf } = house;
  let { score, fall } = trendOf(source, await book.ofSource(source));
  // Another process may write what it read before us: whoever writes looks once more.
  for (let readings = 0; readings < MOST_READINGS; readings++) {
    const entry = await directory.find(source);
    if (entry === undefined) return;
    if (isSameScore(entry.quality, score)) break;
    await directory.score(source, score);
    ({ score, fall } = trendOf(source, await book.ofSource(source)));
  }
  if (fall === undefined) return;
  const at = now().getTime();
  const delay = outsideQuietHours(at, offsetOf(at)) - at;
  for (const to of await allAdmins(house)) {
    const id = `falling.${source}.${Math.floor(at / (7 * DAY))}.${to}`;
    await queue.add({ name: "falling", source, to }, { id, delay, onceInDays: 8 });
  }
}

/**
 * Still true when it is told, and to somebody who is still an admin: between the fall and the morning somebody may have been helped. Gives the milliseconds until
 * that morning when the job is taken up late, and it is night.
 */
export async function tellOfFall(source: string, to: number, house: Watching): Promise<number | undefined> {
  const at = house.now().getTime();
  const morning = outsideQuietHours(at, house.offsetOf(at));
  if (morning > at) return morning - at;
  if (!(await isAdminNow(to, house))) return undefined;
  const entry = await house.directory.find(source);
  const { fall } = trendOf(source, await house.book.ofSource(source));
  if (entry !== undefined && fall !== undefined) await house.notices.falling(to, entry, fall);
  return undefined;
}
