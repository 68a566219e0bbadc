import type { BroadcastDesk } from "./broadcast-desk.ts";
import type { CampaignBook, CampaignFile } from "./campaign-book.ts";
import type { ReadReceipts } from "./recipients.ts";
import { EMPTY_TALLY, type LedgerTally } from "./tally-ledger.ts";

/** The latest round of a campaign, read anew from its ledger. Moments are ms since the epoch. */
export interface RoundLook {
  readonly file: CampaignFile;
  /** 0 before the first. */
  readonly round: number;
  readonly tally: LedgerTally;
  readonly startedAt: number;
  readonly endedAt?: number;
  /** Who has read it, where that was asked. */
  readonly read?: number;
}

export interface RoundDesk {
  readonly campaigns: Pick<CampaignBook, "log">;
  readonly broadcasts: Pick<BroadcastDesk, "tally">;
  readonly receipts: Pick<ReadReceipts, "count">;
}

/** Throws StoreAway. */
export async function lookAtRound(file: CampaignFile, desk: RoundDesk): Promise<RoundLook> {
  const { id, round, startedAt = file.openedAt } = file.campaign;
  const tally = round === 0 ? EMPTY_TALLY : await desk.broadcasts.tally({ campaign: id, number: round });
  const log = await desk.campaigns.log(id);
  const ended = log.findLast(({ what }) => what.kind === "finish" || what.kind === "cancel");
  const read = await countRead(file, desk);
  return {
    ...{ file, round, tally, startedAt },
    ...(ended !== undefined && { endedAt: ended.when }),
    ...(read !== undefined && { read }),
  };
}

/** Who has read it; undefined where that was not asked. */
export async function countRead(
  { campaign, content }: CampaignFile,
  { receipts }: Pick<RoundDesk, "receipts">,
): Promise<number | undefined> {
  return content.asksToConfirm ? receipts.count(content.update ?? campaign.id) : undefined;
}
