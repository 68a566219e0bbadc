import type { Case } from "../domain/case.ts";
import type { CaseBook } from "../domain/case-book.ts";
import type { CaseFollowUp } from "../domain/case-follow-up.ts";
import type { CheckInNotes, CheckInNotices } from "../domain/check-in-notices.ts";
import { HOUR } from "../domain/duration.ts";
import type { Members } from "../domain/member.ts";
import { type Asked, nextCheckIn } from "../domain/next-check-in.ts";
import { offsetAt } from "../domain/time-zone.ts";
import { bringAlarm } from "./case-alarms.ts";
import type { CheckInJob, ReminderQueue } from "./queue.ts";
import { groupsAround, isThere, tellNearest } from "./receivers.ts";

export interface CheckingIn {
  readonly cases: Pick<CaseBook, "find" | "all">;
  readonly checkInNotes: CheckInNotes;
  readonly checkInNotices: CheckInNotices;
  readonly members: Pick<Members, "find" | "coordinatorsOf" | "admins">;
  readonly queue: Pick<ReminderQueue, "add">;
  readonly adminIds: readonly number[];
  readonly now: () => Date;
}

/** A question that nobody has seen is not done. */
const WHEN_NOBODY = HOUR;

export function createCheckInFollowUp(queue: Pick<ReminderQueue, "add">, now: () => Date): CaseFollowUp {
  return {
    async afterChange(changed) {
      await bringAlarm(changed, queue, now().getTime());
      await bringCheckIn(changed, [], queue, now().getTime());
    },
  };
}

/**
 * A job for each due check-in, named by its time: one that comes earlier than the last one gets its own job at once, and the
 * job of a time that does not count any more ends by itself.
 */
async function bringCheckIn(
  changed: Case,
  asked: readonly Asked[],
  queue: Pick<ReminderQueue, "add">,
  now: number,
): Promise<void> {
  const { code, place, watch } = changed;
  const next = nextCheckIn(changed, { now, offsetMinutes: offsetAt(place), asked, isOwnerThere: true });
  if (next === undefined || watch.due === undefined) return;
  const due = watch.due.at;
  await queue.add({ name: "checkIn", code, due }, { id: `check-in.${code}.${due}`, delay: next.at - now });
}

/**
 * Asks how it stands, if somebody is to be asked now. Gives the milliseconds after which to look again; undefined when it was
 * answered, or nothing is to come. Noted only after it was sent: a crash between the two asks twice, never not at all.
 */
export async function askForCheckIn({ code, due }: CheckInJob, house: CheckingIn): Promise<number | undefined> {
  const { cases, checkInNotes, members, now } = house;
  const found = await cases.find(code);
  if (found?.watch.due?.at !== due) return undefined;
  const asked = await checkInNotes.asked(code, due);
  const at = now().getTime();
  const isOwnerThere = await isThere(found.owner, members);
  const clock = { now: at, offsetMinutes: offsetAt(found.place), isOwnerThere };
  const next = nextCheckIn(found, { ...clock, asked });
  if (next === undefined) return undefined;
  if (next.at > at) return next.at - at;

  const to = await deliver(found, next.to, { asked, isOwnerThere }, house);
  if (to === undefined) return WHEN_NOBODY;
  const noted = [...asked, { at, to }];
  await checkInNotes.noteAsked(code, due, noted);
  const after = nextCheckIn(found, { ...clock, asked: noted });
  return after && after.at - at;
}

interface Standing {
  readonly asked: readonly Asked[];
  readonly isOwnerThere: boolean;
}

/** Who was told; an owner who turns out to be out of reach makes way for the coordinator. Undefined when nobody was. */
async function deliver(
  found: Case,
  to: Asked["to"],
  { asked, isOwnerThere }: Standing,
  house: CheckingIn,
): Promise<Asked["to"] | undefined> {
  const { checkInNotices } = house;
  if (to === "owner" && (await checkInNotices.askCheckIn(found.owner, found, asked.length > 0))) return "owner";
  const isThereStill = isOwnerThere && to === "coordinator";
  const groups = await groupsAround(found, house);
  const isTold = await tellNearest(groups, (id) => checkInNotices.noNews(id, found, isThereStill));
  return isTold ? "coordinator" : undefined;
}

/** Gives every open case the jobs that a crash or an absent Redis has taken; a page of cases at a time. */
export async function sweepCheckIns(
  house: Pick<CheckingIn, "cases" | "checkInNotes" | "queue" | "now">,
): Promise<void> {
  const { cases, checkInNotes, queue, now } = house;
  for await (const found of cases.all()) {
    const { code, watch } = found;
    await bringAlarm(found, queue, now().getTime());
    if (watch.due === undefined) continue;
    await bringCheckIn(found, await checkInNotes.asked(code, watch.due.at), queue, now().getTime());
  }
}
