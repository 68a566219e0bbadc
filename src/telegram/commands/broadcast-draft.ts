import { markOfPart } from "../../content/mark-of-part.ts";
import { tellFiling } from "../../content/words/broadcast-filing.ts";
import { type BroadcastContent, partOf, withoutPart } from "../../domain/broadcast-content.ts";
import type { CampaignFiling, Change } from "../../domain/campaign-book.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { fileCampaign } from "../file-campaign.ts";
import { BROADCAST, type BroadcastAsked } from "../flows/broadcast.ts";
import { show } from "../message-sender.ts";
import { trimUpdate } from "../middleware/trim-update.ts";
import { urgencyReply } from "../replies/broadcast-board.ts";
import { broadcastUnknownReply } from "../replies/broadcasts.ts";
import { showBroadcast } from "../show-broadcast.ts";

/** The buttons of the workboard that set one part each. False for a press of another screen. */
export async function answerDraftPress(ctx: JuruContext, press: Press, house: House): Promise<boolean> {
  switch (press.name) {
    case "broadcastWrite":
      await askForPart(ctx, press, house);
      return true;
    case "broadcastClear":
      await rewrite(ctx, press.id, (content) => withoutPart(content, press.part), house);
      return true;
    case "broadcastAsksRead":
      await rewrite(ctx, press.id, (content) => ({ ...content, asksToConfirm: press.on === "yes" }), house);
      return true;
    case "broadcastUrgentAsk": {
      const file = await house.campaigns.find(press.id);
      await show(ctx, file === undefined ? broadcastUnknownReply(ctx.speech) : urgencyReply(file, ctx.speech));
      return true;
    }
    case "broadcastUrgent": {
      const isUrgent = press.on === "yes";
      await showFiling(ctx, await fileCampaign(ctx, press.id, { kind: "mark", isUrgent }, house), house);
      return true;
    }
    case "broadcastPolicy": {
      const { policy } = press;
      await showFiling(ctx, await fileCampaign(ctx, press.id, { kind: "settle", policy }, house), house);
      return true;
    }
    default:
      return false;
  }
}

/** The broadcast as it stands now, and why nothing came of it where that is so. */
export async function showFiling(ctx: JuruContext, filing: CampaignFiling, house: House): Promise<void> {
  // A second tap changes nothing, and needs no word: the screen shows what is set.
  const note = filing.kind === "unchanged" ? undefined : tellFiling(filing, ctx.speech);
  await showBroadcast(ctx, filing.kind === "unknown" ? undefined : filing.file, house, note);
}

/** Asks one question, in place of whatever was going on. */
export async function enterBroadcast(ctx: JuruContext, asked: BroadcastAsked): Promise<void> {
  await ctx.conversation.exitAll();
  trimUpdate(ctx.update, undefined);
  await ctx.conversation.enter(BROADCAST, asked);
}

async function rewrite(ctx: JuruContext, id: string, content: Change<BroadcastContent>, house: House): Promise<void> {
  await showFiling(ctx, await fileCampaign(ctx, id, { kind: "write", content }, house), house);
}

async function askForPart(ctx: JuruContext, { id, part }: PressOf<"broadcastWrite">, house: House): Promise<void> {
  const file = await house.campaigns.find(id);
  if (file === undefined) return show(ctx, broadcastUnknownReply(ctx.speech));
  // An old workboard: it may be on its way by now.
  if (!["draft", "previewed"].includes(file.campaign.state)) {
    return showBroadcast(ctx, file, house, ctx.speech.say("broadcast.frozen"));
  }
  const there = partOf(file.content, part);
  const isThere = Array.isArray(there) ? there.length > 0 : there !== undefined;
  await enterBroadcast(ctx, { about: part, id, mark: markOfPart(file.content, part), isThere });
}
