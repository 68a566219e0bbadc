import type { Composer } from "grammy";
import { decideProposal } from "../../domain/directory-acts.ts";
import { admitAdmin } from "../admin-right.ts";
import type { PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { whyNotPropose } from "../file-proposal.ts";
import { NOTHING_KNOWN } from "../flows/guide.ts";
import { PROPOSE, type Proposing } from "../flows/propose.ts";
import { settle, show } from "../message-sender.ts";
import { trimUpdate } from "../middleware/trim-update.ts";
import { createProposerNews } from "../proposer-news.ts";
import { doingOf } from "../referral-access.ts";
import { backToDirectory } from "../replies/directory.ts";
import { proposalReply, proposalsReply } from "../replies/directory-reports.ts";
import { proposeClosedReply } from "../replies/propose.ts";
import { viewingOf } from "../show-sources.ts";
import { isJoined } from "./join-first.ts";

/** A volunteer knows of a source that is not in the directory; an admin decides. */
export function addPropose(composer: Composer<JuruContext>, house: House): void {
  composer.use(async (ctx, next) => {
    const { press, speech } = ctx;
    if (press?.name === "propose") return propose(ctx, house);
    const isForAdmins =
      press?.name === "entryAdd" ||
      press?.name === "proposals" ||
      press?.name === "proposal" ||
      press?.name === "proposalDecide";
    if (!isForAdmins) return next();
    if (!(await admitAdmin(ctx, press.name, house))) return;
    if (press.name === "entryAdd") return begin(ctx, { by: "admin" });
    if (press.name === "proposalDecide") return decide(ctx, press, house);
    const waiting = await house.directory.proposals();
    const opened = press.name === "proposal" ? waiting.find(({ id }) => id === press.id) : undefined;
    if (opened !== undefined) return show(ctx, proposalReply(opened, viewingOf(ctx, house)));
    if (press.name === "proposal") await settle(ctx, speech.say("directory.already-decided"));
    await show(ctx, proposalsReply(waiting, press.name === "proposals" ? press.page : 0, speech));
  });
}

async function propose(ctx: JuruContext, house: House): Promise<void> {
  if (!(await isJoined(ctx, NOTHING_KNOWN))) return;
  const refusal = await whyNotPropose(ctx, house);
  if (refusal !== undefined) return show(ctx, proposeClosedReply(refusal, ctx.speech));
  await begin(ctx, { by: "volunteer" });
}

async function begin(ctx: JuruContext, start: Proposing): Promise<void> {
  await ctx.conversation.exitAll();
  trimUpdate(ctx.update, undefined);
  await ctx.conversation.enter(PROPOSE, start);
}

/** The first decision counts, and the proposer is told of it. */
async function decide(ctx: JuruContext, { id, answer }: PressOf<"proposalDecide">, house: House): Promise<void> {
  const { speech } = ctx;
  const isWelcome = answer === "yes";
  const news = createProposerNews(ctx.api, house);
  const decided = await decideProposal(id, isWelcome, doingOf(ctx, house), { ...house, news });
  if (decided === undefined) {
    return show(ctx, { text: speech.say("directory.already-decided"), buttons: [backToDirectory(speech)] });
  }
  const { organisation } = decided.source;
  await show(ctx, {
    text: speech.say(isWelcome ? "directory.accepted" : "directory.refused", { organisation }),
    buttons: [
      isWelcome ? [{ text: speech.say("button.entry-open"), press: { name: "entry", id } }] : [],
      backToDirectory(speech),
    ],
  });
}
