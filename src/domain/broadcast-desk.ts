import type { BroadcastContent } from "./broadcast-content.ts";
import type { CampaignFile, ProgressMessage } from "./campaign-book.ts";
import type { Member } from "./member.ts";
import type { SendResult } from "./recipient-ledger.ts";
import type { LedgerTally } from "./tally-ledger.ts";

/** One message to one person, tried once, never repeated by itself. */
export interface Courier {
  deliver(to: Member, letter: BroadcastLetter): Promise<Delivery>;
}

export interface BroadcastLetter {
  /** The visible tag. */
  readonly campaign: string;
  readonly content: BroadcastContent;
}

/** `retryAfter`: seconds, of a 429, for which everybody waits. `isAway`: Telegram itself was not reached, and nothing was sent. */
export interface Delivery {
  readonly result: SendResult;
  readonly retryAfter?: number;
  readonly isAway?: true;
}

export interface RoundProgress {
  readonly file: CampaignFile;
  readonly round: number;
  readonly tally: LedgerTally;
  /** ms since the epoch. */
  readonly startedAt: number;
  /** Of what can be sent now; undefined before the first was sent. */
  readonly perSecond?: number;
  /** Of the waiting, how many wait for a talk to end or for the morning. */
  readonly held: number;
  readonly isEnded: boolean;
}

/** Shows an admin how a broadcast goes: edits the message, or sends a new one when that is gone. Throws while Telegram is away. */
export interface ProgressBoard {
  show(progress: RoundProgress): Promise<ProgressMessage | undefined>;
}

/** What the talk asks of the broadcasts at work. */
export interface BroadcastDesk {
  /** Looks at this campaign now: it was confirmed, resumed, paused or cancelled. Loses nothing when it fails, a sweep finds it. */
  wake(campaign: string): Promise<void>;
  /** Read anew from the ledger, page by page. */
  tally(round: { readonly campaign: string; readonly number: number }): Promise<LedgerTally>;
}

/** A round that a process works on, whosever it is. */
export interface RoundOnTheWay {
  readonly state: "running" | "paused";
  readonly tally: LedgerTally;
  /** Of those who wait: they talk or sleep. */
  readonly held: number;
  readonly perSecond: number;
}
