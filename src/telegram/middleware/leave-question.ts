import type { NextFunction } from "grammy";
import type { JuruContext } from "../context.ts";
import { BROADCAST } from "../flows/broadcast.ts";
import { REASON } from "../flows/reason.ts";
import { REFUSE_MEMBER } from "../flows/refuse-member.ts";
import { COMPOSE, WRITE } from "../flows/writing.ts";

/**
 * Whoever goes on to something else, by a command or a button, writes no reason any more: what is said later is no reason
 * for it, and what a reason ends is never opened again. Nor do later words go into a broadcast or a case.
 */
export async function leaveQuestion(ctx: JuruContext, next: NextFunction): Promise<void> {
  const isSomethingElse = ctx.press !== undefined || ctx.words?.startsWith("/") === true;
  if (isSomethingElse) {
    for (const talk of [REASON, REFUSE_MEMBER, BROADCAST, WRITE, COMPOSE]) await ctx.conversation.exit(talk);
  }
  await next();
}
