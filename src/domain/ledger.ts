import type { LedgerLine } from "./recipient-ledger.ts";

/** One round of one campaign. */
export interface Round {
  readonly campaign: string;
  /** Counts from 1. */
  readonly number: number;
}

export const MOST_ON_A_PAGE = 500;

export interface RecipientLine {
  /** Telegram user id; 0 for somebody who was erased. */
  readonly id: number;
  readonly line: LedgerLine;
}

export interface LedgerState {
  readonly pages: number;
  readonly recipients: number;
  /** The last id that was written down; 0 before the first. */
  readonly lastId: number;
  /** Everybody who was to be written down is; from then on it is sent from. */
  readonly isComplete: boolean;
}

/**
 * A line for each recipient of a round, in pages: some 16 bytes a recipient in Redis, and one page at a time in memory.
 * Throws StoreAway.
 */
export interface Ledger {
  state(round: Round): Promise<LedgerState>;
  /**
   * One more page, of `MOST_ON_A_PAGE` at most and of as many as there are, for each page costs some; ids ascending and above `lastId`;
   * written once however often it is asked for: false if `after` is not the last id, or the round is complete.
   */
  append(round: Round, after: number, ids: readonly number[]): Promise<boolean>;
  complete(round: Round): Promise<void>;
  /** Numbers of pages count from 0. */
  page(round: Round, number: number): Promise<readonly RecipientLine[]>;
  /** False when the line is not `from` any more: then nothing has changed. Moments are kept in whole seconds. */
  move(
    at: { readonly round: Round; readonly page: number; readonly index: number },
    from: LedgerLine,
    to: LedgerLine,
  ): Promise<boolean>;
  /** A number that no run had before, as text, for `claim`. */
  newRun(): Promise<string>;
  /** What stands about this person in all the ledgers there are. */
  of(person: number): Promise<readonly { readonly round: Round; readonly line: LedgerLine }[]>;
  /** For an erased person: nobody is found in a ledger by the account number any more. */
  forget(person: number): Promise<void>;
}

/** Of all processes only one sends at a time, so that the rate holds for all of them together. */
export interface SenderLease {
  /** Takes or renews it for some seconds; how long it holds from now, in ms, or undefined while another one has it. */
  hold(run: string): Promise<number | undefined>;
  release(run: string): Promise<void>;
}
