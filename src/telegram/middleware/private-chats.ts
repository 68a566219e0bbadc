import type { NextFunction } from "grammy";
import type { JuruContext } from "../context.ts";
import { send } from "../message-sender.ts";

/** Talks and records are for private chats only; a command in a group gets the way there, everything else no answer. */
export async function privateChatsOnly(ctx: JuruContext, next: NextFunction): Promise<void> {
  if (ctx.chat?.type === "private") return next();
  if (ctx.callbackQuery !== undefined) {
    await ctx.answerCallbackQuery({ text: ctx.speech.say("general.private-only"), show_alert: true });
    return;
  }
  if (!isCommandForUs(ctx)) return;
  await send(ctx, {
    text: ctx.speech.say("general.private-only"),
    buttons: [[{ text: ctx.speech.say("button.open-private"), url: `https://t.me/${ctx.me.username}?start=hello` }]],
  });
}

function isCommandForUs(ctx: JuruContext): boolean {
  const [command = "", name] = (ctx.message?.text ?? "").split(/\s/)[0]?.split("@") ?? [];
  return command.startsWith("/") && (name === undefined || name.toLowerCase() === ctx.me.username.toLowerCase());
}
