import { DAY } from "./duration.ts";

/** After so long without an answer a request to join lapses. Ours, not the law's: nobody waits longer in earnest. */
export const PENDING_KEPT = 90 * DAY;

/** "not possible": the append-only file is off, or this Redis does not let us ask. */
export type Rewriting = "asked" | "not needed" | "not possible";

export interface Tidied {
  /** Keys that had outlived their promise or had lost their end, and records that ended too long ago. */
  readonly mended: number;
  /** Jobs in the queues that were done long enough ago. */
  readonly jobs: number;
  readonly rewriting: Rewriting;
}

/** Holds the store to what is promised, whatever was lost, or set otherwise since. Safe to repeat. Throws StoreAway. */
export interface Retention {
  tidy(): Promise<Tidied>;
}

/** A request to join that nobody has answered. */
export interface Lapses {
  /** Erases all of it, and tells the person how to ask again. */
  lapse(id: number): Promise<void>;
}
