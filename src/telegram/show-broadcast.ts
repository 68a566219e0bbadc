import { problemsOf } from "../content/broadcast-problems.ts";
import { tellProblem } from "../content/words/broadcast-problems.ts";
import type { CampaignState } from "../domain/campaign.ts";
import type { CampaignFile } from "../domain/campaign-book.ts";
import { lookAtRound } from "../domain/look-at-round.ts";
import { broadcastViewing } from "./broadcast-viewing.ts";
import type { House, JuruContext } from "./context.ts";
import { send, show } from "./message-sender.ts";
import { boardReply } from "./replies/broadcast-board.ts";
import { progressReply, reportReply, waitingReply } from "./replies/broadcast-progress.ts";
import { broadcastUnknownReply } from "./replies/broadcasts.ts";
import type { Reply } from "./replies/reply.ts";

const ON_THE_WAY: readonly CampaignState[] = ["confirmed", "scheduled", "running", "paused"];

/** One broadcast as it stands: a draft to work on, or how it goes, or what came of it. */
export async function showBroadcast(
  ctx: JuruContext,
  file: CampaignFile | undefined,
  house: House,
  note?: string,
): Promise<void> {
  if (file === undefined) return show(ctx, broadcastUnknownReply(ctx.speech));
  await show(ctx, await broadcastReply(ctx, file, house, note));
  await followHere(ctx, file, house);
}

/** The same below everything else, and not in place of the pressed message. */
export async function sendBroadcastBoard(
  ctx: JuruContext,
  file: CampaignFile,
  house: House,
  note?: string,
): Promise<void> {
  await send(ctx, await broadcastReply(ctx, file, house, note));
}

async function broadcastReply(ctx: JuruContext, file: CampaignFile, house: House, note?: string): Promise<Reply> {
  const { speech } = ctx;
  const viewing = broadcastViewing(ctx, house);
  const { state, round } = file.campaign;
  if (state === "draft" || state === "previewed") {
    const problems = isEmpty(file) ? [] : problemsOf(file.content, house.speeches);
    return boardReply(
      { file, problems: problems.map((problem) => tellProblem(problem, speech)), ...(note !== undefined && { note }) },
      viewing,
    );
  }
  const reply =
    round === 0 && state !== "cancelled"
      ? waitingReply(file, viewing)
      : state === "running" || state === "paused"
        ? progressReply({ ...(await lookAtRound(file, house)), held: 0 }, viewing)
        : reportReply({ ...(await lookAtRound(file, house)), held: 0 }, viewing);
  return note === undefined ? reply : { ...reply, text: `${note}\n\n${reply.text}` };
}

/** Whoever confirmed it and opens it anew follows it in the new message. */
async function followHere(ctx: JuruContext, { campaign, progress }: CampaignFile, { campaigns }: House): Promise<void> {
  const message = ctx.callbackQuery?.message?.message_id;
  const chat = ctx.from?.id;
  const isFollowed = progress !== undefined && progress.chat === chat && progress.message !== message;
  if (!isFollowed || message === undefined || !ON_THE_WAY.includes(campaign.state)) return;
  await campaigns.noteProgressMessage(campaign.id, { chat: progress.chat, message });
}

function isEmpty({ content }: CampaignFile): boolean {
  return Object.keys(content.texts).length === 0 && content.media === undefined;
}
