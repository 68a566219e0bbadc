import type { NextFunction } from "grammy";
import type { House, JuruContext } from "../context.ts";

/** Telegram tells when somebody blocks the bot, and when that person lets it in again. */
export function noteReach({ members }: House) {
  return async (ctx: JuruContext, next: NextFunction): Promise<void> => {
    const { myChatMember, member } = ctx;
    if (myChatMember === undefined) return next();
    const isReachable = myChatMember.new_chat_member.status === "member";
    if (member !== undefined && member.isReachable !== isReachable) await members.save({ ...member, isReachable });
  };
}
