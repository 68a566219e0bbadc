import type { Composer } from "grammy";
import type { House, JuruContext, TalkLeft } from "../context.ts";
import { SOURCE_PLACE } from "../flows/source-place.ts";
import { dropPositionButton, send } from "../message-sender.ts";
import { personOf } from "../referral-access.ts";
import { callButton } from "../replies/call-button.ts";
import { waysOn } from "../replies/guide.ts";
import { emergencyButton, startGuideButton } from "../replies/safety.ts";
import { addLanguage } from "./language.ts";

/** /bahasa, /bantuan and /batal. */
export function addSmallCommands(composer: Composer<JuruContext>, house: House): void {
  addLanguage(composer);

  composer.command(["bantuan", "help"], (ctx) => {
    const { role } = personOf(ctx, house);
    const parts = [
      ctx.speech.say("help.text"),
      ...(role === "admin" ? [ctx.speech.say("help.admin")] : []),
      ...(role === "coordinator"
        ? [ctx.speech.say("help.coordinator"), ctx.speech.say("warnings.help"), ctx.speech.say("groups.help")]
        : []),
    ];
    return send(ctx, {
      text: parts.join("\n\n"),
      buttons: [[callButton(ctx.speech)], [startGuideButton(ctx.speech), emergencyButton(ctx.speech)]],
    });
  });

  composer.command(["batal", "cancel"], async (ctx) => {
    const { talkLeft } = ctx;
    const isTalking = Object.keys(ctx.conversation.active()).length > 0 || isLeft(talkLeft);
    if (talkLeft?.kind === "newer") talkLeft.end();
    const isPlaceAsked = ctx.conversation.active(SOURCE_PLACE) > 0;
    await ctx.conversation.exitAll();
    if (isPlaceAsked) await dropPositionButton(ctx, ctx.speech.say("sources.without-position"));
    const text = ctx.speech.say(isTalking ? "cancel.left" : "cancel.nothing");
    await send(ctx, { text, buttons: waysOn(false, ctx.speech) });
  });
}

/** Of another release: one that was moved to this one is among the active talks. */
function isLeft(left: TalkLeft | undefined): boolean {
  return left !== undefined && left.kind !== "moved";
}
