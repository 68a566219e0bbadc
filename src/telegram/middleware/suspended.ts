import type { NextFunction } from "grammy";
import type { JuruContext } from "../context.ts";
import { send, settle } from "../message-sender.ts";

/** Somebody who was suspended is told so; the emergency has been answered before. */
export async function refuseSuspended(ctx: JuruContext, next: NextFunction): Promise<void> {
  if (ctx.member?.status !== "suspended") return next();
  const words = ctx.speech.say("general.suspended");
  await (ctx.callbackQuery === undefined ? send(ctx, { text: words }) : settle(ctx, words));
}
