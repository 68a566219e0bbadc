import { WEEK } from "./campaign-schedule.ts";
import { HOUR } from "./duration.ts";

/** A round that goes out or went out. */
export interface Sending {
  readonly campaign: string;
  /** Digest of all that is sent. */
  readonly content: string;
  /** As `keyOfAudience` writes it. */
  readonly audience: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** More rounds follow, a week apart. */
  readonly isWeekly: boolean;
}

/** Source: domain rules, broadcasts: what users complain of first is the same message twice. */
export const LATELY = 48 * HOUR;

/** Another campaign with the same content to the same audience within 48 hours, before or after: what is planned counts too. */
export function sentLately(sending: Sending, recent: readonly Sending[]): Sending | undefined {
  return recent.find(
    (other) =>
      other.campaign !== sending.campaign &&
      other.content === sending.content &&
      other.audience === sending.audience &&
      nearest(sending, other) <= LATELY,
  );
}

/** Milliseconds between the two rounds that come closest. */
function nearest(one: Sending, other: Sending): number {
  const gap = Math.abs(other.at - one.at);
  const earlier = one.at <= other.at ? one : other;
  if (!earlier.isWeekly) return gap;
  const rest = gap % WEEK;
  return Math.min(rest, WEEK - rest);
}
