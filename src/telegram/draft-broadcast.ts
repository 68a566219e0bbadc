import { type DraftWish, draftBroadcast } from "../domain/draft-broadcast.ts";
import { admitAdmin } from "./admin-right.ts";
import type { House, JuruContext } from "./context.ts";
import { personOf } from "./referral-access.ts";
import { sendBroadcastBoard } from "./show-broadcast.ts";

/**
 * Opens a draft that says this already, and shows its workboard below everything else. For admins. A button that is tapped
 * again leads to its draft as it stands; once that has gone out or was thrown away, to a new one.
 */
export async function openDraft(ctx: JuruContext, house: House, wish: DraftWish): Promise<void> {
  if (!(await admitAdmin(ctx, "siaran", house))) return;
  const act = String(ctx.update.update_id);
  const openedBy = (opened: string) => draftBroadcast(wish, { actor: personOf(ctx, house), opened, act }, house);
  const file = (await openedBy(buttonIn(ctx))) ?? (await openedBy(act));
  if (file !== undefined) await sendBroadcastBoard(ctx, file, house);
}

function buttonIn(ctx: JuruContext): string {
  const { message, data = "" } = ctx.callbackQuery ?? {};
  return message === undefined ? String(ctx.update.update_id) : `${message.message_id}.${data}`;
}
