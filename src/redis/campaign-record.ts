import { z } from "zod";
import type { BroadcastContent } from "../domain/broadcast-content.ts";
import { startCampaign } from "../domain/campaign.ts";
import type { CampaignFile } from "../domain/campaign-book.ts";
import { replayCampaign } from "../domain/campaign-log.ts";
import { readReferralCode } from "../domain/referral-code.ts";
import { readContent } from "./campaign-content.ts";
import { type FiledMove, readEntry } from "./campaign-log-record.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import { readScript } from "./log-scripts.ts";
import type { Sealer } from "./sealing.ts";

const OpenedRecord = z.object({
  by: z.coerce.number().int(),
  openedAt: z.coerce.number().int(),
  content: z.string().default(""),
  progressChat: z.coerce.number().int().exactOptional(),
  progressMessage: z.coerce.number().int().exactOptional(),
});

/** A campaign as it stands there: how it was opened, what it says, and its log. What it is now is always made from the log. */
export interface CampaignRecord {
  readonly id: string;
  readonly opened: Omit<z.infer<typeof OpenedRecord>, "content">;
  readonly content: BroadcastContent;
  readonly filed: readonly FiledMove[];
}

/** Undefined for an id that nobody has, that nobody can have, or that is gone after its time. */
export async function readRecord(
  redis: RedisConnection,
  id: string,
  sealer: Sealer,
): Promise<CampaignRecord | undefined> {
  const read = readReferralCode(id);
  if (read.kind !== "code" || read.code !== id) return undefined;
  const reply = await redis.run(readScript, [keys.campaign(id), keys.campaignLog(id)], []);
  const [fields, log] = reply as [readonly Buffer[], readonly (readonly [Buffer, readonly Buffer[]])[]];
  if (fields.length === 0) return undefined;
  const { content, ...opened } = OpenedRecord.parse(Object.fromEntries(pairs(fields)));
  return {
    ...{ id, opened, content: readContent(id, content, sealer) },
    filed: log.map(([, entry]) => readEntry(pairs(entry))),
  };
}

/** As it is now, or as it was after so many entries; of what it said earlier nothing is kept. */
export function toFile({ id, opened, content, filed }: CampaignRecord, entries = filed.length): CampaignFile {
  const { by, openedAt, progressChat: chat, progressMessage: message } = opened;
  const log = filed.slice(0, entries).map(({ entry }) => entry);
  return {
    campaign: replayCampaign(startCampaign(id), log),
    ...{ content, by, openedAt },
    ...(chat !== undefined && message !== undefined && { progress: { chat, message } }),
  };
}

function pairs(flat: readonly Buffer[]): ReadonlyMap<string, string> {
  return new Map(
    flat.flatMap((field, index) => (index % 2 === 0 ? [[String(field), String(flat[index + 1] ?? "")] as const] : [])),
  );
}
