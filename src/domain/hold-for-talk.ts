import { MINUTE } from "./duration.ts";
import { outsideQuietHours } from "./reminder.ts";

/** A talk under way; both in ms since the epoch. */
export interface RunningTalk {
  readonly since: number;
  readonly lastAnswerAt: number;
}

export interface Recipient {
  /** Minutes east of UTC where the recipient lives. */
  readonly offsetMinutes: number;
  readonly talk?: RunningTalk;
}

export interface Waiting {
  readonly isUrgent: boolean;
  /** When this message could first have gone to this recipient; ms since the epoch. */
  readonly since: number;
}

/** How long a message waits for a talk, and how long somebody who stopped answering is still in one. */
export const PATIENCE = 30 * MINUTE;

/**
 * When a recipient may be disturbed: now itself, or the moment to ask again; ms since the epoch, never before now.
 * A talk that ends sooner lets the message go sooner, so ask again at its end too. An urgent message waits for nothing.
 * Source: domain rules, broadcasts.
 */
export function disturbAt(message: Waiting, recipient: Recipient, now: number): number {
  if (message.isUrgent) return now;
  const free = Math.max(now, endOfPatience(message, recipient.talk) ?? now);
  return outsideQuietHours(free, recipient.offsetMinutes);
}

/** Patience is for one talk: one that began while the message waited for the morning gets all of it. */
function endOfPatience({ since }: Waiting, talk: RunningTalk | undefined): number | undefined {
  if (talk === undefined) return undefined;
  return Math.min(talk.lastAnswerAt, Math.max(since, talk.since)) + PATIENCE;
}
