import { DAY, MINUTE } from "./duration.ts";
import { localTimeOf } from "./local-time.ts";
import { deadlineOf } from "./need.ts";
import type { Referral } from "./referral.ts";
import { isEnded } from "./referral-state.ts";

export interface Reminder {
  /** Milliseconds since the epoch, never before now. */
  readonly at: number;
  /** "coordinator": whoever looks after the place of the referral; never of a draft, to which nobody has agreed. */
  readonly to: "owner" | "coordinator";
}

export interface ReminderClock {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Minutes east of UTC where the reminded person lives. */
  readonly offsetMinutes: number;
  /** When reminders of this referral went out, those of its time as a draft too, oldest first; ms since the epoch. */
  readonly sent: readonly number[];
}

const PAUSE = 3 * DAY;
const FOR_OWNER = 2;
const FOR_ALL = 3;
const FOR_DRAFT = 2;

/** Minutes since local midnight: 21:00 to 06:00. */
const QUIET = { from: 21 * 60, until: 6 * 60 };

/**
 * Of what was sent: at the deadline, 3 days later, then 3 days later to the coordinator; undefined when none is to come.
 * After "no news" the next one comes 3 days later, also when all three have gone out: silence ends nothing, a word goes on.
 * Runs until the referral ends: being on hold is no reason to forget it. Source: domain rules, referral rule 4.
 * Of a draft: at the deadline that it would have if it had been sent when it was begun, and once more 3 days later.
 */
export function nextReminder(referral: Referral, clock: ReminderClock): Reminder | undefined {
  const { need, sentAt } = referral;
  // What went out for the draft asked another question: the referral begins anew when it is sent.
  const sent = sentAt === undefined ? clock.sent : clock.sent.filter((at) => at >= sentAt);
  const due = sentAt === undefined ? draftDueAt(referral, sent) : dueAt(referral, sentAt, sent);
  if (due === undefined) return undefined;
  const at = Math.max(due, clock.now);
  return {
    at: need.urgency === "emergency" ? at : outsideQuietHours(at, clock.offsetMinutes),
    to: sentAt === undefined || sent.length < FOR_OWNER ? "owner" : "coordinator",
  };
}

/** Of what was sent before: true when the coordinator is turned to for the first time. */
export function isFirstForCoordinator({ sentAt = 0 }: Pick<Referral, "sentAt">, sent: readonly number[]): boolean {
  return sent.filter((at) => at >= sentAt).length === FOR_OWNER;
}

/** An owner who was erased is nobody who can be asked. */
function draftDueAt({ state, need, owner, startedAt }: Referral, sent: readonly number[]): number | undefined {
  if (isEnded(state) || owner === 0 || sent.length >= FOR_DRAFT) return undefined;
  const last = sent.at(-1);
  return last === undefined ? deadlineOf(need.urgency, startedAt) : last + PAUSE;
}

function dueAt({ state, need, noNewsAt }: Referral, sentAt: number, sent: readonly number[]): number | undefined {
  if (isEnded(state)) return undefined;
  const deadline = deadlineOf(need.urgency, sentAt);
  const last = sent.at(-1);
  const usual = last === undefined ? deadline : last + PAUSE;
  // "No news" said before the deadline does not put off the deadline.
  const word = noNewsAt !== undefined && noNewsAt >= deadline ? noNewsAt : undefined;
  if (sent.length >= FOR_ALL) return word !== undefined && word >= (last ?? word) ? word + PAUSE : undefined;
  // However often it is said, it moves each reminder by one pause at most: the coordinator hears of it in the end.
  return word === undefined ? usual : Math.max(usual, Math.min(word, usual) + PAUSE);
}

/** The moment itself, or the end of the quiet hours in which it lies; ms since the epoch, minutes east of UTC. */
export function outsideQuietHours(at: number, offsetMinutes: number): number {
  const { minute } = localTimeOf(at, offsetMinutes);
  if (minute >= QUIET.until && minute < QUIET.from) return at;
  const minutes = (QUIET.until - minute + 24 * 60) % (24 * 60);
  const startOfMinute = Math.floor(at / MINUTE) * MINUTE;
  return startOfMinute + minutes * MINUTE;
}
