import type { LogEntry, Referral } from "./referral.ts";
import type { Attempt, Filing, ReferralBook } from "./referral-book.ts";

/** Tells whoever holds a referral that somebody else has moved it. */
export interface OwnerNews {
  moved(referral: Referral, entry: LogEntry): Promise<void>;
}

interface Parts {
  readonly book: Pick<ReferralBook, "file">;
  readonly owners: OwnerNews;
}

/**
 * Moves a referral, by the chat and by the page alike; whether this person may is decided by `move`. Its owner hears of it
 * when it was somebody else: again when the act comes again, which each way in has to expect. Throws StoreAway.
 */
export async function fileReferral(attempt: Attempt, { book, owners }: Parts): Promise<Filing> {
  const filing = await book.file(attempt);
  if (filing.kind === "moved" && filing.referral.owner !== filing.entry.who.id) {
    await owners.moved(filing.referral, filing.entry);
  }
  return filing;
}
