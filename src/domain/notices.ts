import type { Referral } from "./referral.ts";
import type { Source } from "./source.ts";
import type { Fall } from "./source-trend.ts";

/** Entries that nobody can be asked to check. */
export interface Unchecked {
  readonly count: number;
  /** The first of them. */
  readonly sources: readonly string[];
}

/**
 * What the bot says unasked, to a Telegram user id in that person's language.
 * False when the person cannot be reached any more; throws while Telegram is away.
 */
export interface Notices {
  /** For somebody who is not the owner, `isOwners` is false. */
  remind(to: number, referral: Referral, isOwners: boolean): Promise<boolean>;
  /** The person in need has been refused again. */
  refusedTwice(to: number, referral: Referral): Promise<boolean>;
  falling(to: number, source: Source, fall: Fall): Promise<boolean>;
  askToCheck(to: number, source: Source): Promise<boolean>;
  unchecked(to: number, unchecked: Unchecked): Promise<boolean>;
}
