import type { NextFunction } from "grammy";
import { isCallForHelp } from "../../domain/emergency.ts";
import type { House, JuruContext } from "../context.ts";
import { send } from "../message-sender.ts";
import { emergencyReply } from "../replies/safety.ts";

/** A call for help is answered before it comes here; here it comes when that failed, and by correcting a message. */
export function callForHelp({ catalogue }: House) {
  return async (ctx: JuruContext, next: NextFunction): Promise<void> => {
    const said = ctx.callbackQuery === undefined ? ctx.words : ctx.callbackQuery.data;
    if (!isCallForHelp(said ?? "")) return next();
    await send(ctx, emergencyReply(catalogue, ctx.speech));
  };
}
