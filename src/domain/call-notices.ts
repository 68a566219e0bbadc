import type { Case } from "./case.ts";
import type { CallTold, CoordinatorCall } from "./coordinator-call.ts";

/**
 * What the bot says unasked about a call, to a Telegram user id in that person's language.
 * False when the person cannot be reached any more; throws while Telegram is away.
 */
export interface CallNotices {
  /** The card of the case, to somebody who looks after its place. */
  calls(to: number, told: Case, call: CoordinatorCall, round: number): Promise<boolean>;
  /** To the owner: who has heard of it. Nobody, when the count is 0. */
  callTold(to: number, told: Case, heard: Pick<CallTold, "kind" | "round" | "count">): Promise<boolean>;
}
