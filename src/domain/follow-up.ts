import type { Referral } from "./referral.ts";

/** What a move brings with it: the next reminder, what is known of the source. Safe to repeat. */
export interface FollowUp {
  afterMove(referral: Referral): Promise<void>;
}
