import type { Move } from "./move-referral.ts";
import type { Actor, LogEntry, Referral, ReferralDraft, ReferralEvent } from "./referral.ts";

/** What the volunteer wrote about the need and the person. Sealed at rest, and read only where it is shown. */
export interface ReferralWords {
  readonly need?: string;
  readonly note?: string;
}

export type Filing =
  | Move
  /** Somebody has changed it since the person saw it; this is how it stands now. */
  | { readonly kind: "changed meanwhile"; readonly referral: Referral }
  /** Wrong code, or gone after its time. */
  | { readonly kind: "unknown" };

/** One attempt to move a referral. */
export interface Attempt {
  readonly code: string;
  readonly event: ReferralEvent;
  readonly actor: Actor;
  /** The version on the screen whose button was pressed; left out, the newest one counts. */
  readonly seen?: number;
  /** Names the act (an update, a job): the same act once more gives the answer of the first time. */
  readonly act: string;
}

/** Somebody was quicker: a person is referred on once, not to two sources for the same need. */
export class AlreadyContinued extends Error {
  override readonly name = "AlreadyContinued";
  readonly next: Referral;

  constructor(next: Referral) {
    super(`${next.continues ?? ""} is continued already`);
    this.next = next;
  }
}

/** Keeps referrals with their logs, in one step or not at all. Throws StoreAway. */
export interface ReferralBook {
  /**
   * Gives it a code that nobody has. The same act once more gives the same referral. Of all that `continues` the same one,
   * only the first is opened; throws AlreadyContinued for any other.
   */
  open(draft: Omit<ReferralDraft, "code">, words: ReferralWords, act: string): Promise<Referral>;
  file(attempt: Attempt): Promise<Filing>;
  find(code: string): Promise<Referral | undefined>;
  /** In the order of writing, reasons opened. */
  /** The referral that goes on from this one; one that was written by mistake does not count. */
  nextOf(code: string): Promise<Referral | undefined>;
  log(code: string): Promise<readonly LogEntry[]>;
  words(code: string): Promise<ReferralWords>;
  /** Newest first, ended ones too until they expire. */
  ofOwner(id: number): Promise<readonly Referral[]>;
  /** Those of other owners that this person has moved, or tried to; newest first. */
  ofOthersMovedBy(id: number): Promise<readonly Referral[]>;
  /** Open ones within an area (Kemendagri code), of all owners. */
  openIn(area: string): Promise<readonly Referral[]>;
  ofSource(id: string): Promise<readonly Referral[]>;
  ofCase(code: string): Promise<readonly Referral[]>;
  /** Every referral there is; nothing more of it than a page is held in memory. */
  all(): AsyncIterable<Referral>;
  /** When reminders went out, oldest first; ms since the epoch. */
  reminders(code: string): Promise<readonly number[]>;
  /** `number` counts from 0, so that a repeated job notes it once. */
  noteReminder(code: string, number: number, at: number): Promise<void>;
  /** The person wants to be erased: words gone, the account number replaced by 0 wherever it stands. */
  forget(owner: number): Promise<void>;
}
