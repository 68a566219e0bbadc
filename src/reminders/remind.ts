import type { Announcements } from "../domain/announcement.ts";
import { HOUR } from "../domain/duration.ts";
import type { Members } from "../domain/member.ts";
import type { Notices } from "../domain/notices.ts";
import type { Referral } from "../domain/referral.ts";
import type { ReferralBook } from "../domain/referral-book.ts";
import { isFirstForCoordinator, nextReminder, outsideQuietHours } from "../domain/reminder.ts";
import { offsetAt } from "../domain/time-zone.ts";
import { groupsAround, isThere, tellNearest } from "./receivers.ts";

export interface Reminding {
  readonly book: Pick<ReferralBook, "find" | "reminders" | "noteReminder">;
  readonly members: Pick<Members, "find" | "coordinatorsOf" | "admins">;
  readonly notices: Pick<Notices, "remind" | "refusedTwice">;
  readonly announcements: Announcements;
  readonly adminIds: readonly number[];
  readonly now: () => Date;
}

/** No owner, no coordinator, no admin who has opened the chat: a reminder that nobody has seen is not done. */
const WHEN_NOBODY = HOUR;

/**
 * Sends the reminder that is due, if one is. Gives the milliseconds after which to look again; undefined when no reminder
 * is to come. Noted only after it was sent: a crash between the two sends it twice, never not at all.
 */
export async function remind(code: string, house: Reminding): Promise<number | undefined> {
  const referral = await house.book.find(code);
  return referral === undefined || referral.state === "draf" ? undefined : remindOf(referral, house);
}

/** The same as long as it is a draft: of two jobs that a referral has for a while, each keeps to its own time. */
export async function remindOfDraft(code: string, house: Reminding): Promise<number | undefined> {
  const referral = await house.book.find(code);
  return referral?.state === "draf" ? remindOf(referral, house) : undefined;
}

async function remindOf(referral: Referral, house: Reminding): Promise<number | undefined> {
  const { book, announcements, now } = house;
  const { code } = referral;
  const sent = await book.reminders(code);
  const clock = { offsetMinutes: offsetAt(referral.place), now: now().getTime() };
  const next = nextReminder(referral, { ...clock, sent });
  if (next === undefined) return undefined;
  if (next.at > clock.now) return next.at - clock.now;

  if (!(await deliver(referral, next.to, house))) return WHEN_NOBODY;
  if (next.to === "coordinator" && isFirstForCoordinator(referral, sent)) {
    await announcements.announce(referral.place, { kind: "referral late", referral: code }, `late.${sent.length}`);
  }
  // As of before it was sent: what its reader does comes after it, however late Telegram tells us that it arrived.
  await book.noteReminder(code, sent.length, clock.now);
  const at = now().getTime();
  const after = nextReminder(referral, { ...clock, now: at, sent: [...sent, clock.now] });
  return after === undefined ? undefined : after.at - at;
}

/**
 * To whoever looks after the place: a person who was refused by two sources needs somebody who knows a third way. Gives
 * the milliseconds after which to look again, as `remind` does: people sleep, unless it is an emergency.
 */
export async function tellOfSecondRefusal(code: string, house: Reminding): Promise<number | undefined> {
  const { book, notices, now } = house;
  const referral = await book.find(code);
  const before = referral?.continues === undefined ? undefined : await book.find(referral.continues);
  if (referral?.state !== "ditolak" || before?.state !== "ditolak") return undefined;
  const at = now().getTime();
  const morning = outsideQuietHours(at, offsetAt(referral.place));
  if (morning > at && referral.need.urgency !== "emergency") return morning - at;
  const groups = await groupsAround(referral, house);
  const isTold = await tellNearest(groups, (to) => notices.refusedTwice(to, referral));
  return isTold ? undefined : WHEN_NOBODY;
}

/**
 * An owner who is gone, suspended or out of reach answers nothing: the coordinator hears of it at once, but not of a draft,
 * to which nobody has agreed. False when nobody hears of it.
 */
async function deliver(referral: Referral, to: "owner" | "coordinator", house: Reminding): Promise<boolean> {
  const { members, notices } = house;
  const { owner } = referral;
  const isOwners = to === "owner" && (await isThere(owner, members));
  if (isOwners && (await notices.remind(owner, referral, true))) return true;
  if (referral.state === "draf") return false;
  return tellNearest(await groupsAround(referral, house), (id) => notices.remind(id, referral, id === owner));
}
