import type { CampaignFiling } from "../domain/campaign-book.ts";
import { type AdminAct, type AdminEvent, fileAdminsMove } from "../domain/file-campaign.ts";
import type { House, JuruContext } from "./context.ts";
import { personOf } from "./referral-access.ts";

type Filing = Pick<House, "campaigns" | "audit" | "adminIds">;

/** Moves a campaign for an admin, and notes it. One update may move it once in each way. */
export async function fileCampaign(
  ctx: JuruContext,
  id: string,
  event: AdminEvent,
  house: Filing,
): Promise<CampaignFiling> {
  return fileAdminsMove({ id, event, ...adminActOf(ctx, house) }, house);
}

/** This update as the act of an admin; the right is looked up anew. */
export function adminActOf(ctx: JuruContext, house: Pick<House, "adminIds">): AdminAct {
  return { actor: personOf(ctx, house), act: String(ctx.update.update_id) };
}
