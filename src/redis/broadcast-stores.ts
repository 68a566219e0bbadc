import type { CampaignBook } from "../domain/campaign-book.ts";
import type { Ledger, SenderLease } from "../domain/ledger.ts";
import type { ReadReceipts, RecipientDesk } from "../domain/recipients.ts";
import { type CampaignBookParts, createCampaignBook } from "./campaign-book.ts";
import { createLedger } from "./ledger.ts";
import { createReadReceipts } from "./read-receipts.ts";
import { createRecipientDesk } from "./recipient-desk.ts";
import { createSenderLease } from "./sender-lease.ts";

export interface BroadcastStores {
  readonly campaigns: CampaignBook;
  readonly ledger: Ledger;
  readonly receipts: ReadReceipts;
  /** For whoever sends. */
  readonly lease: SenderLease;
  readonly desk: RecipientDesk;
}

/** All that broadcasts keep in Redis. */
export function createBroadcastStores(parts: CampaignBookParts): BroadcastStores {
  return {
    campaigns: createCampaignBook(parts),
    ledger: createLedger(parts),
    receipts: createReadReceipts(parts),
    lease: createSenderLease(parts.redis),
    desk: createRecipientDesk(parts.redis, parts.now),
  };
}
