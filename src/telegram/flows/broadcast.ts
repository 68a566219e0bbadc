import type { Context } from "grammy";
import { markOfPart } from "../../content/mark-of-part.ts";
import type { MessageKey } from "../../content/message-keys.ts";
import { shorten } from "../../content/shorten.ts";
import { tellFiling } from "../../content/words/broadcast-filing.ts";
import { tellPart } from "../../content/words/broadcast-words.ts";
import type { BroadcastContent, BroadcastPart } from "../../domain/broadcast-content.ts";
import { type MomentReading, readMoment } from "../../domain/read-moment.ts";
import { admitAdmin } from "../admin-right.ts";
import { broadcastViewing } from "../broadcast-viewing.ts";
import type { House, JuruContext } from "../context.ts";
import { fileCampaign } from "../file-campaign.ts";
import { type HeardMessage, openHeard } from "../hear-broadcast.ts";
import { send } from "../message-sender.ts";
import { partQuestionReply } from "../replies/broadcast-board.ts";
import { broadcastPlacesFoundReply, placeQuestionReply } from "../replies/broadcast-places.ts";
import { whenQuestionReply } from "../replies/broadcast-when.ts";
import { broadcastUnknownReply } from "../replies/broadcasts.ts";
import type { Reply } from "../replies/reply.ts";
import { showBroadcast } from "../show-broadcast.ts";
import { takeIntoContent } from "../take-broadcast-words.ts";
import { beginAnew, createAsker, type Talk } from "./question.ts";

export const BROADCAST = "broadcast@1";

interface PartAsked {
  readonly about: BroadcastPart;
  readonly id: string;
  /** Of the part as it stood when it was asked for. */
  readonly mark: string;
  readonly isThere: boolean;
}

export type BroadcastAsked = PartAsked | { readonly about: "when" | "place"; readonly id: string };

/** "again": it was said what to do, and the question is asked once more. "anew": another admin was quicker. */
type Outcome = { readonly kind: "done" | "again" } | { readonly kind: "anew"; readonly mark: string };

const PLACES_FOUND = 8;

const MOMENT_PROBLEMS = {
  unclear: "broadcast.when-unclear",
  "no such time": "broadcast.when-no-such-time",
  past: "broadcast.when-past",
  "too far": "broadcast.when-too-far",
} as const satisfies Readonly<Record<Exclude<MomentReading["kind"], "schedule">, MessageKey>>;

/** One question about a draft, answered by a message. The talk stores it sealed, and only until it is taken. */
export function createBroadcast(house: House) {
  return async (talk: Talk, _first: Context, asked: BroadcastAsked): Promise<void> => {
    const ask = createAsker(talk);
    const here = talk.checkpoint();
    const sealed = await ask({
      key: asked.about,
      reply: (ctx) => questionReply(ctx, asked, house),
      read: (_press, words) => words,
    });
    const outcome = await talk.external((ctx) => take(ctx, sealed, asked, house));
    if (outcome.kind === "again") await talk.rewind(here);
    if (outcome.kind === "anew") await beginAnew(talk, BROADCAST, { ...asked, mark: outcome.mark });
  };
}

function questionReply(ctx: JuruContext, asked: BroadcastAsked, house: House): Reply {
  if ("mark" in asked) return partQuestionReply(asked.id, asked.about, asked.isThere, ctx.speech);
  if (asked.about === "when") return whenQuestionReply(asked.id, broadcastViewing(ctx, house));
  return placeQuestionReply(asked.id, ctx.speech);
}

/** The right is looked at here, where it is done: somebody may have stopped being an admin in the middle of the talk. */
async function take(ctx: JuruContext, sealed: string, asked: BroadcastAsked, house: House): Promise<Outcome> {
  if (!(await admitAdmin(ctx, "siaran", house))) return { kind: "done" };
  const heard = openHeard(sealed, ctx.from?.id ?? 0, house);
  if (heard === undefined) return sayAgain(ctx, ctx.speech.say("broadcast.words-gone"));
  if ("mark" in asked) return takePart(ctx, heard, asked, house);
  return asked.about === "when" ? takeMoment(ctx, heard, asked.id, house) : takePlace(ctx, heard, asked.id, house);
}

async function takePart(
  ctx: JuruContext,
  heard: HeardMessage,
  { about, id, mark }: PartAsked,
  house: House,
): Promise<Outcome> {
  const file = await house.campaigns.find(id);
  if (file === undefined) return gone(ctx);
  const taken = takeIntoContent(file.content, about, heard);
  if ("problem" in taken) return sayAgain(ctx, taken.problem(ctx.speech));
  const now = markOfPart(file.content, about);
  // The same written twice, by an update that comes again or by two who agree, is no quarrel.
  const isMade = now === markOfPart(taken.content, about);
  if (!isMade && now !== mark) {
    const current = tellPart(file.content, about, ctx.speech);
    await send(ctx, { text: ctx.speech.say("broadcast.changed-meanwhile", { current }) });
    return { kind: "anew", mark: now };
  }
  const content = (standing: BroadcastContent) => {
    const again = takeIntoContent(standing, about, heard);
    return "content" in again ? again.content : standing;
  };
  const filing = await fileCampaign(ctx, id, { kind: "write", content }, house);
  const note = tellFiling(filing, ctx.speech) ?? taken.note?.(ctx.speech) ?? ctx.speech.say("broadcast.saved");
  await showBroadcast(ctx, filing.kind === "unknown" ? undefined : filing.file, house, note);
  return { kind: "done" };
}

async function takeMoment(ctx: JuruContext, heard: HeardMessage, id: string, house: House): Promise<Outcome> {
  if (heard.kind !== "words") return sayAgain(ctx, ctx.speech.say("broadcast.only-words"));
  const now = house.now().getTime();
  const reading = readMoment(shorten(heard.words.text, 100), { now, offsetMinutes: house.offsetOf(now) });
  if (reading.kind !== "schedule") {
    return sayAgain(ctx, ctx.speech.say(MOMENT_PROBLEMS[reading.kind]));
  }
  const filing = await fileCampaign(ctx, id, { kind: "plan", schedule: reading.schedule }, house);
  const note = tellFiling(filing, ctx.speech) ?? ctx.speech.say("broadcast.saved");
  await showBroadcast(ctx, filing.kind === "unknown" ? undefined : filing.file, house, note);
  return { kind: "done" };
}

async function takePlace(ctx: JuruContext, heard: HeardMessage, id: string, house: House): Promise<Outcome> {
  if (heard.kind !== "words") return sayAgain(ctx, ctx.speech.say("broadcast.only-words"));
  const file = await house.campaigns.find(id);
  if (file === undefined) return gone(ctx);
  const typed = heard.words.text;
  const found = house.places.search(typed, PLACES_FOUND);
  await send(ctx, broadcastPlacesFoundReply(file.campaign, { typed, found }, broadcastViewing(ctx, house)));
  return found.length === 0 ? { kind: "again" } : { kind: "done" };
}

async function sayAgain(ctx: JuruContext, text: string): Promise<Outcome> {
  await send(ctx, { text });
  return { kind: "again" };
}

async function gone(ctx: JuruContext): Promise<Outcome> {
  await send(ctx, broadcastUnknownReply(ctx.speech));
  return { kind: "done" };
}
