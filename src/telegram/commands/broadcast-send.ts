import { tellFiling } from "../../content/words/broadcast-filing.ts";
import type { CampaignFile, CampaignFiling } from "../../domain/campaign-book.ts";
import { confirmCampaign } from "../../domain/confirm-campaign.ts";
import type { AudienceCount } from "../../domain/count-audience.ts";
import { broadcastViewing } from "../broadcast-viewing.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { adminActOf } from "../file-campaign.ts";
import { show } from "../message-sender.ts";
import { previewBroadcast } from "../preview-broadcast.ts";
import { confirmReply, manyReply, sentLatelyReply } from "../replies/broadcast-confirm.ts";
import { showBroadcast } from "../show-broadcast.ts";
import type { CountingDesk } from "./broadcast-audience.ts";

/** Preview and confirmation. False for a press of another screen. */
export async function answerSendPress(ctx: JuruContext, press: Press, desk: CountingDesk): Promise<boolean> {
  if (press.name !== "broadcastPreview" && press.name !== "broadcastConfirmAsk" && press.name !== "broadcastConfirm") {
    return false;
  }
  const file = await desk.campaigns.find(press.id);
  if (file === undefined) await showBroadcast(ctx, file, desk);
  else if (press.name === "broadcastPreview") await previewBroadcast(ctx, file, desk);
  else if (press.name === "broadcastConfirmAsk") await askToConfirm(ctx, file, desk);
  else await confirm(ctx, press, file, desk);
  return true;
}

async function askToConfirm(ctx: JuruContext, file: CampaignFile, desk: CountingDesk): Promise<void> {
  if (file.campaign.state === "draft") return showBroadcast(ctx, file, desk, ctx.speech.say("broadcast.preview-first"));
  if (file.campaign.state !== "previewed") return showBroadcast(ctx, file, desk);
  await show(ctx, confirmReply(file, await count(ctx, file, desk), broadcastViewing(ctx, desk)));
}

async function confirm(
  ctx: JuruContext,
  press: PressOf<"broadcastConfirm">,
  file: CampaignFile,
  desk: CountingDesk,
): Promise<void> {
  const viewing = broadcastViewing(ctx, desk);
  const { recipients, isNamed, isRepeatMeant } = press;
  const agreement = { recipients, isNamed: isNamed === "yes", isRepeatMeant: isRepeatMeant === "yes" };
  const confirming = await confirmCampaign(adminActOf(ctx, desk), file, agreement, {
    ...desk,
    count: () => count(ctx, file, desk),
  });
  switch (confirming.kind) {
    case "late":
      return show(ctx, confirmReply(file, "late", viewing));
    case "number changed":
      return show(ctx, confirmReply(file, confirming.count, viewing, recipients));
    case "many recipients":
      return show(ctx, manyReply(file, confirming.count, isRepeatMeant, viewing));
    case "sent lately":
      return show(ctx, sentLatelyReply(file, { recipients, other: confirming.other, isNamed }, viewing));
    case "moved":
      return begin(ctx, confirming.file, desk);
    default:
      await tellWhyNot(ctx, confirming, desk);
  }
}

async function tellWhyNot(
  ctx: JuruContext,
  filing: Exclude<CampaignFiling, { readonly kind: "moved" }>,
  desk: House,
): Promise<void> {
  if (filing.kind === "unknown") return showBroadcast(ctx, undefined, desk);
  if (filing.kind === "unchanged") return showBroadcast(ctx, filing.file, desk);
  const isUnseen = filing.reason === "not from this state" && filing.file.campaign.state === "draft";
  const note = isUnseen ? ctx.speech.say("broadcast.preview-first") : tellFiling(filing, ctx.speech);
  await showBroadcast(ctx, filing.file, desk, note);
}

/** The pressed message becomes the one that shows how it goes. Shown first: the sender edits it from then on. */
async function begin(ctx: JuruContext, file: CampaignFile, house: House): Promise<void> {
  await showBroadcast(ctx, file, house);
  const message = ctx.callbackQuery?.message?.message_id;
  const chat = ctx.from?.id;
  const { id } = file.campaign;
  if (message !== undefined && chat !== undefined) await house.campaigns.noteProgressMessage(id, { chat, message });
  await house.broadcasts.wake(id);
}

function count(ctx: JuruContext, file: CampaignFile, desk: CountingDesk): Promise<AudienceCount | "late"> {
  const viewing = broadcastViewing(ctx, desk);
  return desk.counter.count(file.campaign.audience, () => show(ctx, confirmReply(file, "counting", viewing)));
}
