import { updateId } from "../domain/guidance-update.ts";
import { isAdmin } from "./admin-right.ts";
import type { House, JuruContext } from "./context.ts";
import { show } from "./message-sender.ts";
import { UPDATES_A_PAGE, type UpdateReader, updateReply, updatesReply } from "./replies/updates.ts";

/** All versions, newest first; a member sees which are not read yet. */
export async function showUpdates(ctx: JuruContext, asked: number, house: House): Promise<void> {
  const all = house.updates.all();
  const page = Math.min(asked, Math.max(0, Math.ceil(all.length / UPDATES_A_PAGE) - 1));
  const listed = all.slice(page * UPDATES_A_PAGE, (page + 1) * UPDATES_A_PAGE).map(async (update) => ({
    ...{ update, isUnread: (await isUnread(ctx, updateId(update), house)) === true },
  }));
  await show(ctx, updatesReply(await Promise.all(listed), { page, total: all.length }, readerOf(ctx, house)));
}

export async function showUpdate(
  ctx: JuruContext,
  { number, page }: { readonly number: number; readonly page: number },
  house: House,
): Promise<void> {
  const update = house.updates.find(number);
  if (update === undefined) return sayGone(ctx);
  const how = { page, isUnread: await isUnread(ctx, updateId(update), house) };
  await show(ctx, updateReply(update, how, readerOf(ctx, house)));
}

export async function sayGone(ctx: JuruContext): Promise<void> {
  const { speech } = ctx;
  await show(ctx, {
    text: speech.say("updates.gone"),
    buttons: [[{ text: speech.say("button.updates"), press: { name: "updates", page: 0 } }]],
  });
}

/** Reading is for everybody, but only of members it is known who has read what. */
async function isUnread({ member }: JuruContext, id: string, { receipts }: House): Promise<boolean | undefined> {
  if (member?.status !== "active") return undefined;
  return !(await receipts.readAmong(id, [member.id])).has(member.id);
}

function readerOf(ctx: JuruContext, house: House): UpdateReader {
  return { speech: ctx.speech, catalogue: house.catalogue, isAdmin: isAdmin(ctx, house) };
}
