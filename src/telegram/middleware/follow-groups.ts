import type { NextFunction } from "grammy";
import type { House, JuruContext } from "../context.ts";

/** A link ends with the bot's stay in the group, and goes along when the group becomes a supergroup. */
export function followGroups({ groups }: Pick<House, "groups">) {
  return async (ctx: JuruContext, next: NextFunction): Promise<void> => {
    const { chat, myChatMember, message } = ctx;
    if (chat === undefined || chat.type === "private") return next();
    // Both groups tell of it, in whatever order; to follow twice changes nothing.
    if (message?.migrate_to_chat_id !== undefined) return groups.follow(chat.id, message.migrate_to_chat_id);
    if (message?.migrate_from_chat_id !== undefined) return groups.follow(message.migrate_from_chat_id, chat.id);
    if (myChatMember === undefined) return next();
    const { new_chat_member: bot } = myChatMember;
    const isThere = bot.status === "restricted" ? bot.is_member : bot.status !== "left" && bot.status !== "kicked";
    if (!isThere) await groups.unlink(chat.id, String(ctx.update.update_id));
  };
}
