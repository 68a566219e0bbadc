import { isEnded } from "../../domain/referral-state.ts";
import { isRetired } from "../../domain/source.ts";
import type { PressOf } from "../callback-data.ts";
import { findConcerning } from "../concerning-referral.ts";
import type { House, JuruContext } from "../context.ts";
import { REFER } from "../flows/refer.ts";
import { send, settle, show } from "../message-sender.ts";
import { screenOf } from "../referral-screen.ts";
import { unfinishedReferralReply } from "../replies/refer.ts";
import { unknownReply } from "../replies/referral-notes.ts";
import { continueReferral } from "./refer.ts";

/** From an ended referral to a new one for the same person, with the source that was offered or another. */
export async function goOn(
  ctx: JuruContext,
  press: PressOf<"referralNext" | "referralAgain">,
  house: House,
): Promise<void> {
  const { speech } = ctx;
  const ended = await findConcerning(ctx, press.code, house);
  if (ended === undefined) return show(ctx, unknownReply(press.code, speech));
  if (!isEnded(ended.state)) return settle(ctx, speech.say("general.old-button"));
  if ((await house.book.nextOf(ended.code)) !== undefined) {
    const note = speech.say("referral.continued-before", { code: ended.code });
    return show(ctx, await screenOf(ctx, ended, house, note));
  }
  if (ctx.conversation.active(REFER) > 0) return send(ctx, unfinishedReferralReply(speech));
  if (press.name === "referralAgain") return void (await continueReferral(ctx, house, ended));
  const source = await house.directory.find(press.source);
  if (source === undefined || isRetired(source)) return settle(ctx, speech.say("toast.no-source"));
  await continueReferral(ctx, house, ended, source.id);
}
