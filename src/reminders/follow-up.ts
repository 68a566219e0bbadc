import type { FollowUp } from "../domain/follow-up.ts";
import type { Referral } from "../domain/referral.ts";
import type { ReferralBook } from "../domain/referral-book.ts";
import { isEnded } from "../domain/referral-state.ts";
import { nextReminder } from "../domain/reminder.ts";
import { offsetAt } from "../domain/time-zone.ts";
import type { ReminderQueue } from "./queue.ts";

type Reminders = Pick<ReferralBook, "reminders">;

/** After it was opened or moved: adds what is to come. Safe to repeat, and never waits for a Redis that is away. */
export function createFollowUp(queue: Pick<ReminderQueue, "add">, book: Reminders, now: () => Date): FollowUp {
  return {
    afterOpen: (referral) => scheduleReminder(referral, queue, book, now().getTime()),
    async afterMove(referral) {
      const { code, version, source } = referral;
      await scheduleReminder(referral, queue, book, now().getTime());
      if (source.kind === "listed") {
        await queue.add({ name: "quality", source: source.id }, { id: `quality.${source.id}.${code}.${version}` });
      }
      await bringSecondRefusal(referral, queue);
    },
  };
}

/** Whether the referral before was refused too is looked at by the job. Once, however often it is added. */
export async function bringSecondRefusal(
  { code, state, continues }: Referral,
  queue: Pick<ReminderQueue, "add">,
): Promise<void> {
  if (state !== "ditolak" || continues === undefined) return;
  await queue.add({ name: "refusedTwice", code }, { id: `refused-twice.${code}`, onceInDays: 30, isPatient: true });
}

/**
 * At a moment in ms since the epoch. One job a referral: a move can only put its next reminder off, and the job looks anew
 * when its time comes, so a referral that has its job keeps it. A draft has a job of its own: an emergency that is sent
 * between its two reminders is due before the second one would have been.
 */
export async function scheduleReminder(
  referral: Referral,
  queue: Pick<ReminderQueue, "add">,
  book: Reminders,
  now: number,
): Promise<void> {
  const { code, place, state } = referral;
  if (isEnded(state)) return;
  const sent = await book.reminders(code);
  const next = nextReminder(referral, { now, offsetMinutes: offsetAt(place), sent });
  if (next === undefined) return;
  const delay = next.at - now;
  if (state === "draf") await queue.add({ name: "remindDraft", code }, { id: `remind-draft.${code}`, delay });
  else await queue.add({ name: "remind", code }, { id: `remind.${code}`, delay });
}
