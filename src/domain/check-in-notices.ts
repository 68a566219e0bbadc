import type { Case } from "./case.ts";
import type { Asked } from "./next-check-in.ts";

/**
 * What the bot says unasked about how a case stands, to a Telegram user id in that person's language.
 * False when the person cannot be reached any more; throws while Telegram is away.
 */
export interface CheckInNotices {
  /** To the owner: how does it stand? Once more when the first question was not answered. */
  askCheckIn(to: number, about: Case, isAgain: boolean): Promise<boolean>;
  /** To whoever looks after the place: nobody answers, or there is nobody any more who could. */
  noNews(to: number, about: Case, isOwnerThere: boolean): Promise<boolean>;
  /** To whoever looks after the place: a danger, or worse than before. */
  gotWorse(to: number, about: Case): Promise<boolean>;
}

/** What has gone out already. Holds times and nothing of a person; forgotten in the end by itself. Throws StoreAway. */
export interface CheckInNotes {
  /** About the check-in that is due at this moment, oldest first; ms since the epoch. */
  asked(code: string, due: number): Promise<readonly Asked[]>;
  /** All of them, in place of what was noted for an earlier due check-in. */
  noteAsked(code: string, due: number, asked: readonly Asked[]): Promise<void>;
  /** When the latest alarm that somebody has heard of was told, 0 for none; ms since the epoch. */
  alarmTold(code: string): Promise<number>;
  noteAlarm(code: string, at: number): Promise<void>;
}
