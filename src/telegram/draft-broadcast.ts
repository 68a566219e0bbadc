import type { Audience } from "../domain/audience.ts";
import type { BroadcastContent } from "../domain/broadcast-content.ts";
import type { CampaignFile } from "../domain/campaign-book.ts";
import { admitAdmin } from "./admin-right.ts";
import type { House, JuruContext } from "./context.ts";
import { fileCampaign } from "./file-campaign.ts";
import { sendBroadcastBoard } from "./show-broadcast.ts";

export interface DraftWish {
  readonly content: BroadcastContent;
  readonly audience: Audience;
}

/** Once it has words and readers, an admin may have changed them. */
const BEGUN = 2;

/**
 * Opens a draft that says this already, and shows its workboard below everything else. For admins. A button that is tapped
 * again leads to its draft as it stands; once that has gone out or was thrown away, to a new one.
 */
export async function openDraft(ctx: JuruContext, house: House, wish: DraftWish): Promise<void> {
  if (!(await admitAdmin(ctx, "siaran", house))) return;
  const file = (await draftOf(ctx, buttonIn(ctx), wish, house)) ?? (await draftOf(ctx, updateIn(ctx), wish, house));
  if (file !== undefined) await sendBroadcastBoard(ctx, file, house);
}

/** Undefined when what this act has opened is no draft any more. */
async function draftOf(
  ctx: JuruContext,
  act: string,
  { content, audience }: DraftWish,
  house: House,
): Promise<CampaignFile | undefined> {
  const { campaign } = await house.campaigns.open(ctx.from?.id ?? 0, act);
  if (campaign.version < BEGUN) {
    await fileCampaign(ctx, campaign.id, { kind: "write", content }, house);
    await fileCampaign(ctx, campaign.id, { kind: "aim", audience }, house);
  }
  const file = await house.campaigns.find(campaign.id);
  return file !== undefined && ["draft", "previewed"].includes(file.campaign.state) ? file : undefined;
}

function buttonIn(ctx: JuruContext): string {
  const { message, data = "" } = ctx.callbackQuery ?? {};
  return message === undefined ? updateIn(ctx) : `${message.message_id}.${data}`;
}

function updateIn(ctx: JuruContext): string {
  return String(ctx.update.update_id);
}
