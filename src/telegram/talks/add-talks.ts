import { conversations, createConversation } from "@grammyjs/conversations";
import { type Composer, type Context, type MiddlewareFn, type NextFunction } from "grammy";
import type { JuruContext } from "../context.ts";
import { enterAnew } from "../flows/question.ts";
import { send, settle } from "../message-sender.ts";
import { waysOn } from "../replies/guide.ts";
import { isOdd, movingTalks, type TalkParts } from "./moving-talks.ts";
import {
  answerIn,
  type EarlierTalk,
  type GivenAnswer,
  isOutgrown,
  readStoredTalk,
  type TalkStore,
} from "./stored-talk.ts";

type Station = (ctx: JuruContext, next: NextFunction) => Promise<void>;

/** Before everything that asks whether somebody is talking. */
export function openTalks(composer: Composer<JuruContext>, parts: TalkParts): void {
  const adapter = movingTalks(parts);
  composer.use(conversations<JuruContext, Context>({ storage: { type: "context", version: 1, adapter } }));
}

/** A talk takes only answers to its open question; commands, other buttons and old ones go on to the next stations. */
export function addTalks(composer: Composer<JuruContext>, { store, builders }: TalkParts): void {
  const stations = new Map(
    [...builders].map(([id, builder]) => [
      id,
      unlessOutgrown(id, store, createConversation<JuruContext, Context>(builder, { id })),
    ]),
  );
  composer.use((ctx, next) => meetTalkUnderWay(ctx, next, stations));
  composer.use(enterAnew);
  composer.use((ctx, next) => handOver(ctx, next, store));
}

/**
 * Only the talk under way meets the update. The plugin has to know each talk that begins, for this update alone: one is made
 * known when it begins, for there are many, and hardly an update begins one.
 */
function meetTalkUnderWay(ctx: JuruContext, next: NextFunction, stations: ReadonlyMap<string, Station>): Promise<void> {
  const known = new Set<string>();
  const meet = async (id: string, onwards: NextFunction): Promise<void> => {
    known.add(id);
    await stations.get(id)?.(ctx, onwards);
  };
  const { enter } = ctx.conversation;
  ctx.conversation.enter = async (id, ...args) => {
    if (!known.has(id)) await meet(id, () => Promise.resolve());
    await enter(id, ...args);
  };
  const underWay = Object.keys(ctx.conversation.active()).filter((id) => stations.has(id));
  const go = (at: number): Promise<void> => {
    const id = underWay[at];
    return id === undefined ? next() : meet(id, () => go(at + 1));
  };
  return go(0);
}

/** Behind every station: nobody else has answered, and the talk of an other release has something to say. */
export function addTalksLeft(composer: Composer<JuruContext>): void {
  composer.use(async (ctx, next) => {
    const left = ctx.talkLeft;
    if (left === undefined || !isSaidInTalk(ctx)) return next();
    if (left.kind === "newer") return tell(ctx, "talks.newer");
    if (left.kind === "ended") return left.sayLast === undefined ? tell(ctx, "talks.anew") : sayLast(ctx, left.sayLast);
    if (!ctx.isTalkMoved) return next();
    const { name, start, answers } = left.continued;
    await ctx.conversation.exit(name);
    await ctx.conversation.enter(name, start, withAnswerNow(ctx, { answers, open: left.open }));
  });
}

/** What was said just now answers the question that stood open; it may stand behind one that is new. */
function withAnswerNow(
  ctx: JuruContext,
  { answers, open }: Pick<EarlierTalk, "answers" | "open">,
): readonly GivenAnswer[] {
  return open === undefined ? answers : [...answers, answerIn(open, ctx.update)];
}

/**
 * What a talk has stored may not fit the code that leads it now: somebody changed its questions and not its version. It goes on at
 * the first question to which there is no answer yet.
 */
function unlessOutgrown(id: string, store: TalkStore, conversation: MiddlewareFn<JuruContext>): Station {
  return async (ctx: JuruContext, next: NextFunction): Promise<void> => {
    // Looked up before: a talk that fails is taken out of the store.
    const stored = store.read()?.state[id]?.[0];
    try {
      await conversation(isForOtherQuestion(ctx, id) ? withoutAnswer(ctx) : ctx, next);
    } catch (error) {
      if (!isOutgrown(error) || stored === undefined) throw error;
      // A command is not trimmed: nothing of it may be stored with a talk.
      await (isSaidInTalk(ctx) ? goOn(ctx, readStoredTalk(id, stored), next) : end(ctx, next));
    }
  };
}

function isForOtherQuestion({ talkLeft }: JuruContext, id: string): boolean {
  return talkLeft?.kind === "moved" && talkLeft.continued.name === id && !talkLeft.isOpenStill;
}

/** To the talk nothing was said; the stations behind it see the update as it is. */
function withoutAnswer(ctx: JuruContext): JuruContext {
  return Object.create(ctx, { update: { value: { update_id: ctx.update.update_id } } }) as JuruContext;
}

async function goOn(ctx: JuruContext, earlier: EarlierTalk, next: NextFunction): Promise<void> {
  ctx.isTalkMoved = true;
  try {
    await ctx.conversation.enter(earlier.name, earlier.start, withAnswerNow(ctx, earlier));
  } catch (error) {
    if (!isOdd(error)) throw error;
    await end(ctx, next);
  }
}

async function end(ctx: JuruContext, next: NextFunction): Promise<void> {
  ctx.talkLeft = { kind: "ended" };
  await next();
}

/** A danger in one's own words was answered before; a command needs no talk. */
async function handOver(ctx: JuruContext, next: NextFunction, store: TalkStore): Promise<void> {
  if (ctx.talkLeft?.kind === "newer" && isSaidInTalk(ctx) && !ctx.isDangerTold) store.handOver();
  await next();
}

async function tell(ctx: JuruContext, key: "talks.newer" | "talks.anew"): Promise<void> {
  await send(ctx, { text: ctx.speech.say(key), buttons: waysOn(false, ctx.speech) });
}

async function sayLast(ctx: JuruContext, say: () => Promise<unknown>): Promise<void> {
  await say();
  await settle(ctx);
}

/** A button or a message, and no command. */
function isSaidInTalk({ message, callbackQuery, words }: JuruContext): boolean {
  return (message ?? callbackQuery) !== undefined && words?.startsWith("/") !== true;
}
