import type { Composer } from "grammy";
import { admitAdmin, noteAct } from "../admin-right.ts";
import type { PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { whyNotPropose } from "../file-proposal.ts";
import { NOTHING_KNOWN } from "../flows/guide.ts";
import { PROPOSE, type Proposing } from "../flows/propose.ts";
import { sendTo, settle, show } from "../message-sender.ts";
import { trimUpdate } from "../middleware/trim-update.ts";
import { backToDirectory } from "../replies/directory.ts";
import { proposalReply, proposalsReply } from "../replies/directory-reports.ts";
import { proposalAnsweredReply, proposeClosedReply } from "../replies/propose.ts";
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
  const act = `${ctx.update.update_id}`;
  const decided = await house.directory.decide(id, { isWelcome, by: ctx.from?.id ?? 0, act });
  if (decided === undefined) {
    return show(ctx, { text: speech.say("directory.already-decided"), buttons: [backToDirectory(speech)] });
  }
  await noteAct(ctx, "directory.decide", { about: id }, house);
  const { organisation } = decided.source;
  const proposer = await house.members.find(decided.by);
  // Somebody who erased their data meanwhile is told nothing any more.
  if (proposer !== undefined) {
    const theirs = house.speeches[proposer.language];
    await sendTo(ctx.api, proposer.id, proposalAnsweredReply({ id, organisation }, isWelcome, theirs));
  }
  await show(ctx, {
    text: speech.say(isWelcome ? "directory.accepted" : "directory.refused", { organisation }),
    buttons: [
      isWelcome ? [{ text: speech.say("button.entry-open"), press: { name: "entry", id } }] : [],
      backToDirectory(speech),
    ],
  });
}
