import type { Audience } from "../domain/audience.ts";
import type { BroadcastContent } from "../domain/broadcast-content.ts";
import { admitAdmin } from "./admin-right.ts";
import type { House, JuruContext } from "./context.ts";
import { fileCampaign } from "./file-campaign.ts";
import { sendBroadcastBoard } from "./show-broadcast.ts";

export interface DraftWish {
  readonly content: BroadcastContent;
  readonly audience: Audience;
}

/** Opens a draft that says this already, and shows its workboard below everything else. For admins; asked once for each update. */
export async function openDraft(ctx: JuruContext, house: House, { content, audience }: DraftWish): Promise<void> {
  if (!(await admitAdmin(ctx, "siaran", house))) return;
  const { campaign } = await house.campaigns.open(ctx.from?.id ?? 0, String(ctx.update.update_id));
  await fileCampaign(ctx, campaign.id, { kind: "write", content }, house);
  await fileCampaign(ctx, campaign.id, { kind: "aim", audience }, house);
  const file = await house.campaigns.find(campaign.id);
  if (file !== undefined) await sendBroadcastBoard(ctx, file, house);
}
