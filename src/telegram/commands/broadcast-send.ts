import { keyOfAudience } from "../../domain/audience-key.ts";
import type { CampaignFile } from "../../domain/campaign-book.ts";
import { nextOccurrence } from "../../domain/campaign-schedule.ts";
import type { AudienceCount } from "../../domain/count-audience.ts";
import { type Sending, sentLately } from "../../domain/sent-lately.ts";
import { broadcastViewing } from "../broadcast-viewing.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { fileCampaign, tellFiling } from "../file-campaign.ts";
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

/** Counts anew: the number that was read is the number that is sent to, or it is asked once more. */
async function confirm(
  ctx: JuruContext,
  press: PressOf<"broadcastConfirm">,
  file: CampaignFile,
  desk: CountingDesk,
): Promise<void> {
  const viewing = broadcastViewing(ctx, desk);
  let counted: AudienceCount | undefined;
  // What is confirmed already is not counted again: a second tap, or an update that comes again, only hears how it stands.
  if (file.campaign.state === "previewed") {
    const counting = await count(ctx, file, desk);
    if (counting === "late") return show(ctx, confirmReply(file, counting, viewing));
    if (counting.recipients !== press.recipients) {
      return show(ctx, confirmReply(file, counting, viewing, press.recipients));
    }
    counted = counting;
  }
  const { recipients, isNamed, isRepeatMeant } = press;
  const recent = await desk.campaigns.recent();
  const event = {
    kind: "confirm" as const,
    ...{ recipients, recent },
    ...(isNamed === "yes" && { named: recipients }),
    ...(isRepeatMeant === "yes" && ({ isRepeatMeant: true } as const)),
  };
  const filing = await fileCampaign(ctx, press.id, event, desk);
  if (filing.kind === "moved") return begin(ctx, filing.file, desk);
  if (filing.kind === "refused" && filing.reason === "many recipients" && counted !== undefined) {
    return show(ctx, manyReply(file, counted, isRepeatMeant, viewing));
  }
  if (filing.kind === "refused" && filing.reason === "sent lately") {
    const other = sentLately(sendingOf(file, desk.now().getTime()), recent);
    return show(ctx, sentLatelyReply(file, { recipients, other, isNamed }, viewing));
  }
  await tellWhyNot(ctx, filing, desk);
}

async function tellWhyNot(
  ctx: JuruContext,
  filing: Exclude<Awaited<ReturnType<typeof fileCampaign>>, { readonly kind: "moved" }>,
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

/** What it would be, for the words about what was sent lately. */
function sendingOf({ campaign }: CampaignFile, now: number): Sending {
  const { id, content = "", audience, schedule } = campaign;
  return {
    ...{ campaign: id, content, audience: keyOfAudience(audience) },
    at: nextOccurrence(schedule, now) ?? now,
    isWeekly: schedule.kind === "weekly",
  };
}
