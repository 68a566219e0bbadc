import { isDraft } from "../../domain/begin-draft.ts";
import type { CampaignFile } from "../../domain/campaign-book.ts";
import { noteAct } from "../admin-right.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { fileCampaign } from "../file-campaign.ts";
import { settle, show } from "../message-sender.ts";
import { backToBroadcasts } from "../replies/broadcast-back.ts";
import { sureToDropReply } from "../replies/broadcast-board.ts";
import { ledgerProgressReply } from "../replies/broadcast-ledger.ts";
import { sureToCancelReply } from "../replies/broadcast-progress.ts";
import { showBroadcast } from "../show-broadcast.ts";
import { showFiling } from "./broadcast-draft.ts";

const KINDS = { broadcastPause: "pause", broadcastResume: "resume", broadcastCancel: "cancel" } as const;

/** Pauses, resumes and cancels, and the ledger as a file. False for a press of another screen. */
export async function answerGoingPress(ctx: JuruContext, press: Press, house: House): Promise<boolean> {
  switch (press.name) {
    case "broadcastCancelAsk": {
      const file = await house.campaigns.find(press.id);
      await (file === undefined ? showBroadcast(ctx, file, house) : askToCancel(ctx, file, house));
      return true;
    }
    case "broadcastPause":
    case "broadcastResume":
    case "broadcastCancel":
      await move(ctx, press, house);
      return true;
    case "broadcastLedger":
      await startLedger(ctx, press, house);
      return true;
    default:
      return false;
  }
}

async function askToCancel(ctx: JuruContext, file: CampaignFile, house: House): Promise<void> {
  const { state } = file.campaign;
  if (state === "done" || state === "cancelled") return showBroadcast(ctx, file, house);
  await show(ctx, isDraft(file) ? sureToDropReply(file, ctx.speech) : sureToCancelReply(file, ctx.speech));
}

async function move(
  ctx: JuruContext,
  { name, id }: PressOf<"broadcastPause" | "broadcastResume" | "broadcastCancel">,
  house: House,
): Promise<void> {
  const filing = await fileCampaign(ctx, id, { kind: KINDS[name] }, house);
  if (filing.kind === "moved" && filing.entry.from !== "draft" && filing.entry.from !== "previewed") {
    await house.broadcasts.wake(id);
  } else if (filing.kind === "moved") {
    return show(ctx, { text: ctx.speech.say("broadcast.dropped", { id }), buttons: [backToBroadcasts(ctx.speech)] });
  }
  await showFiling(ctx, filing, house);
}

/** The file is written by a job, which tells on a message of its own how far it is. */
async function startLedger(ctx: JuruContext, { id, round }: PressOf<"broadcastLedger">, house: House): Promise<void> {
  const file = await house.campaigns.find(id);
  if (file === undefined) return showBroadcast(ctx, file, house);
  if (round === 0 || round > file.campaign.round) return settle(ctx, ctx.speech.say("general.old-button"));
  await noteAct(ctx, "broadcast.ledger", { about: id }, house);
  const { text } = ledgerProgressReply({ campaign: id, number: round }, 0, ctx.speech);
  const { message_id: message } = await ctx.reply(text, { parse_mode: "HTML" });
  const act = ctx.update.update_id;
  await house.ledgerJobs.add({
    ...{ task: "ledger", act, chat: ctx.from?.id ?? 0, message },
    round: { campaign: id, number: round },
  });
  await settle(ctx);
}
