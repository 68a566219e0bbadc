/** What coordinators want to know at once. By code only: whoever sits in a group sees no place, no person and no words. */
export type Announcement =
  /** Urgent: told by night too. */
  | { readonly kind: "help asked"; readonly case: string; readonly isUrgent?: boolean }
  | { readonly kind: "case passed on"; readonly case: string }
  /** Urgent: violence, told by night too. */
  | { readonly kind: "case worse"; readonly case: string; readonly isUrgent?: boolean }
  | { readonly kind: "referral late"; readonly referral: string }
  | { readonly kind: "warning" };

/** Safe to repeat: the same kind of word about the same code and act is given once. */
export interface Announcements {
  /**
   * By code only, into every group linked to the smallest linked area around the place (Kemendagri code). It is noted
   * before this answers and sent soon after, so it goes out at least once; a crash at the very moment of sending sends it
   * twice. Nothing happens where no group is linked, or the group is gone. Throws StoreAway.
   */
  announce(place: string, what: Announcement, act: string): Promise<void>;
}

/** A word on its way to one group. */
export interface GroupWord {
  /** Names the word: unlike that of any other one to this group. */
  readonly id: string;
  readonly place: string;
  readonly what: Announcement;
}

/** Words that wait for their group. Throws StoreAway. */
export interface GroupOutbox {
  /** Once for an id and a chat, for as long as Telegram may repeat an update. */
  put(chat: number, word: GroupWord): Promise<void>;
  /** What waits, the oldest first. */
  words(chat: number): Promise<readonly GroupWord[]>;
  /**
   * 0 when it is ours to speak now; else the milliseconds until one may ask again. One speaks at a time, and once a minute,
   * so that codes of one minute stand in one message and Telegram's 20 a minute are far. An urgent word waits for seconds only.
   */
  turn(chat: number, isUrgent: boolean): Promise<number>;
  /** Ends the turn: these were said, or will never be. What was not named here waits on. */
  done(chat: number, words: readonly GroupWord[]): Promise<void>;
  /** Groups for which something waits. */
  waiting(): Promise<readonly number[]>;
}

export type Saying =
  | { readonly kind: "said" }
  /** The group has become a supergroup. */
  | { readonly kind: "moved"; readonly to: number }
  /** The bot is not in the group any more. */
  | { readonly kind: "gone" }
  /** The bot is there, and may not write. */
  | { readonly kind: "silenced" };

/** Says announcements in a group, all in one message, in the language of the settings. Throws while Telegram is away. */
export interface GroupVoice {
  say(chat: number, words: readonly Announcement[]): Promise<Saying>;
}

export function isUrgent(what: Announcement): boolean {
  return (what.kind === "help asked" || what.kind === "case worse") && what.isUrgent === true;
}

/** The code it is about; none for what concerns a whole place. */
export function codeIn(what: Announcement): string | undefined {
  if (what.kind === "warning") return undefined;
  return what.kind === "referral late" ? what.referral : what.case;
}
