import { HOUR, MINUTE } from "./duration.ts";

/** How long a link of the bot opens the page, once. */
export const LINK_LASTS = 5 * MINUTE;
/** How long somebody who has come in stays in. */
export const SESSION_LASTS = 12 * HOUR;

/**
 * Who is in the coordinators' page. What a link or a session is asked for by is kept nowhere, only its digest: whoever
 * reads the store cannot come in with it. Throws StoreAway.
 */
export interface OfficeSessions {
  /** The secret of a new link; the one before it opens nothing any more. */
  link(person: number): Promise<string>;
  /** The person whose link this is, the first time; undefined for one that was used, is old, or never was. */
  redeem(link: string): Promise<number | undefined>;
  /** Whether the link would open the page now; uses nothing up. */
  isOpen(link: string): Promise<boolean>;
  /** The secret of a new session. */
  begin(person: number): Promise<string>;
  /** Whose session this is; undefined for one that has ended or never was. */
  find(session: string): Promise<number | undefined>;
  end(session: string): Promise<void>;
  /** When this person came in with each session that is not over; milliseconds since the epoch. Slow, for it looks everywhere. */
  of(person: number): Promise<readonly number[]>;
  /** Ends all of them, and the link. Slow, too. */
  forget(person: number): Promise<void>;
}
