import type { NextFunction } from "grammy";
import type { JuruContext } from "../context.ts";
import { BROADCAST } from "../flows/broadcast.ts";
import { REASON } from "../flows/reason.ts";
import { REFUSE_MEMBER } from "../flows/refuse-member.ts";

/**
 * Whoever goes on to something else, by a command or a button, writes no reason any more: what is said later is no reason
 * for it, and what a reason ends is never opened again. Nor do later words go into a broadcast.
 */
export async function leaveQuestion(ctx: JuruContext, next: NextFunction): Promise<void> {
  const isSomethingElse = ctx.press !== undefined || ctx.words?.startsWith("/") === true;
  if (isSomethingElse) {
    await ctx.conversation.exit(REASON);
    await ctx.conversation.exit(REFUSE_MEMBER);
    await ctx.conversation.exit(BROADCAST);
  }
  await next();
}
