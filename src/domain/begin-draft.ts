import type { CampaignBook, CampaignFile } from "./campaign-book.ts";

/** As many as a list shows at once: what is older was left lying. */
const LOOKED_AT = 6;

/** A new draft of this admin. A second press finds the draft of the first one, in which nothing stands yet. */
export async function beginDraft(by: number, act: string, { list, open }: CampaignBook): Promise<CampaignFile> {
  const { files } = await list(0, LOOKED_AT);
  const untouched = files.find((file) => file.by === by && file.campaign.version === 0);
  return untouched ?? open(by, act);
}

/** It can still be changed. */
export function isDraft({ campaign: { state } }: Pick<CampaignFile, "campaign">): boolean {
  return state === "draft" || state === "previewed";
}
