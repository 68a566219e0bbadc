import type { Language } from "../../domain/language.ts";
import { hasConsented } from "../../domain/member.ts";
import type { JuruContext } from "../context.ts";
import { JOIN, type Joining } from "../flows/join.ts";
import { send } from "../message-sender.ts";
import { trimUpdate } from "../middleware/trim-update.ts";
import { resumeButton } from "../replies/guide.ts";
import { type Dangers, emergencyButton } from "../replies/safety.ts";

/** Begins the talk of joining, in place of whatever was going on. */
export async function enterJoin(ctx: JuruContext, invite: string | undefined, known: Dangers): Promise<void> {
  const language: Language | undefined = ctx.member?.language;
  await ctx.conversation.exitAll();
  trimUpdate(ctx.update, undefined);
  const start: Joining = { invite, language, hasAgreed: hasConsented(ctx.member), known, found: undefined };
  await ctx.conversation.enter(JOIN, start);
}

/** True for a person who has agreed to the notice; everybody else is asked first, with the emergency at hand. */
export async function isJoined(ctx: JuruContext, known: Dangers): Promise<boolean> {
  if (hasConsented(ctx.member)) return true;
  const { speech } = ctx;
  const isUnderWay = ctx.conversation.active(JOIN) > 0;
  const ways = isUnderWay ? [[resumeButton(speech)], [emergencyButton(speech)]] : [[emergencyButton(speech)]];
  await send(ctx, { text: speech.say("general.join-first"), buttons: ways });
  if (!isUnderWay) await enterJoin(ctx, undefined, known);
  return false;
}
