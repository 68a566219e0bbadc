import type { Language } from "../../domain/language.ts";
import { hasConsented } from "../../domain/member.ts";
import type { JuruContext } from "../context.ts";
import { JOIN } from "../flows/join.ts";
import { send } from "../message-sender.ts";
import { trimUpdate } from "../middleware/trim-update.ts";
import { emergencyButton } from "../replies/safety.ts";

/** Begins the talk of joining, in place of whatever was going on. */
export async function enterJoin(ctx: JuruContext, invite: string | undefined): Promise<void> {
  const language: Language | undefined = ctx.member?.language;
  await ctx.conversation.exitAll();
  trimUpdate(ctx.update, undefined);
  await ctx.conversation.enter(JOIN, { invite, language });
}

/** True for a person who has agreed to the notice; everybody else is asked first, with the emergency at hand. */
export async function isJoined(ctx: JuruContext): Promise<boolean> {
  if (hasConsented(ctx.member)) return true;
  await send(ctx, { text: ctx.speech.say("general.join-first"), buttons: [[emergencyButton(ctx.speech)]] });
  await enterJoin(ctx, undefined);
  return false;
}
