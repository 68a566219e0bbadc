import type { NextFunction } from "grammy";
import type { House, JuruContext } from "../context.ts";

/** Counts who uses the bot; how often, and who it was, is not kept. */
export function noteUse({ usage }: Pick<House, "usage">) {
  return (ctx: JuruContext, next: NextFunction): Promise<void> => {
    // Blocking the bot, or coming back, is Telegram's word about somebody and no use of it.
    const isUse = ctx.member?.status === "active" && ctx.myChatMember === undefined;
    if (isUse && ctx.member !== undefined) usage.note({ kind: "active", person: ctx.member.id });
    return next();
  };
}
