import type { Referral } from "./referral.ts";

/** What a move brings with it: the next reminder, what is known of the source. Safe to repeat. */
export interface FollowUp {
  /** A draft that nobody sends is asked about too. */
  afterOpen(referral: Referral): Promise<void>;
  afterMove(referral: Referral): Promise<void>;
}
