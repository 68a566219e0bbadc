import type { CampaignFile } from "../domain/campaign-book.ts";
import { isUnderWay } from "../domain/campaign.ts";
import { problemsOf } from "./broadcast-message.ts";
import { broadcastViewing } from "./broadcast-viewing.ts";
import type { House, JuruContext } from "./context.ts";
import { send, show } from "./message-sender.ts";
import { boardReply } from "./replies/broadcast-board.ts";
import { tellProblem } from "./replies/broadcast-problems.ts";
import { progressReply, type ProgressView, reportReply, waitingReply } from "./replies/broadcast-progress.ts";
import { broadcastUnknownReply } from "./replies/broadcasts.ts";
import type { Reply } from "./replies/reply.ts";

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
export async function sendBroadcastBoard(ctx: JuruContext, file: CampaignFile, house: House): Promise<void> {
  await send(ctx, await broadcastReply(ctx, file, house));
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
        ? progressReply(await viewOfRound(file, house), viewing)
        : reportReply(await viewOfRound(file, house), viewing);
  return note === undefined ? reply : { ...reply, text: `${note}\n\n${reply.text}` };
}

/** Of the latest round, read anew from the ledger. */
async function viewOfRound(file: CampaignFile, house: House): Promise<ProgressView> {
  const { id, round, startedAt = file.openedAt } = file.campaign;
  const tally = await house.broadcasts.tally({ campaign: id, number: round });
  const ended = (await house.campaigns.log(id)).findLast(({ to }) => !isUnderWay(to));
  const read = await countRead(file, house);
  return {
    ...{ file, round, tally, startedAt, perSecond: undefined, held: 0 },
    ...(ended !== undefined && { endedAt: ended.when }),
    ...(read !== undefined && { read }),
  };
}

/** Who has read it, where that was asked. */
export async function countRead(
  { campaign, content }: CampaignFile,
  { receipts }: Pick<House, "receipts">,
): Promise<number | undefined> {
  return content.asksToConfirm ? receipts.count(content.update ?? campaign.id) : undefined;
}

/** Whoever confirmed it and opens it anew follows it in the new message. */
async function followHere(ctx: JuruContext, { campaign, progress }: CampaignFile, { campaigns }: House): Promise<void> {
  const message = ctx.callbackQuery?.message?.message_id;
  const chat = ctx.from?.id;
  const isFollowed = progress !== undefined && progress.chat === chat && progress.message !== message;
  if (!isFollowed || message === undefined || !isUnderWay(campaign.state)) return;
  await campaigns.noteProgressMessage(campaign.id, { chat: progress.chat, message });
}

function isEmpty({ content }: CampaignFile): boolean {
  return Object.keys(content.texts).length === 0 && content.media === undefined;
}
