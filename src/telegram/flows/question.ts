import type { Conversation } from "@grammyjs/conversations";
import type { Context, NextFunction } from "grammy";
import { decodePress, type Press } from "../callback-data.ts";
import type { JuruContext } from "../context.ts";
import { show } from "../message-sender.ts";
import { trimUpdate } from "../middleware/trim-update.ts";
import type { Reply } from "../replies/reply.ts";
import { type Continued, type GivenAnswer, OutgrownTalk } from "../talks/stored-talk.ts";

/** The question to which a talk returns while a danger is left. */
export const GATE_QUESTION = "gates";

export type Talk = Conversation<JuruContext, Context>;

export interface Question<T> {
  /** Names the question in the stored talk: another question can never take its answer. */
  readonly key: string;
  readonly reply: (ctx: JuruContext) => Reply;
  /** Undefined for what is no answer to this question: it goes on to whoever can answer it. */
  readonly read: (press: Press | undefined, text: string | undefined) => T | undefined;
}

/**
 * Asks questions one after another. What an earlier version of the talk was told (`carried`) is not asked again.
 * "Back" returns to the question before, "resume" shows the open one again, and from an older danger card
 * the talk goes on where it was, or with the dangers that are left.
 * All of them rewind the stored talk, so that going to and fro does not make it grow.
 */
export function createAsker(talk: Talk, carried?: Continued) {
  const asked: { readonly key: string; readonly here: Checkpoint; readonly isCarried: boolean }[] = [];

  /** Asks that question again; what was carried along from there on is forgotten. */
  async function askAgain(key: string, here: Checkpoint): Promise<never> {
    const question = asked.findLast((earlier) => earlier.key === key);
    if (carried === undefined || question?.isCarried !== true) return talk.rewind(here);
    const from = carried.answers.findIndex((answer) => answer.key === key);
    return beginAnew(talk, carried.name, carried.start, carried.answers.slice(0, from));
  }

  async function ask<T>({ key, reply, read }: Question<T>): Promise<T> {
    const here = talk.checkpoint();
    const told = carried?.answers.findLast((answer) => answer.key === key);
    const given = told === undefined ? undefined : readGiven(told, read);
    asked.push({ key, here, isCarried: given !== undefined });
    if (given !== undefined) return given;
    await talk.external((ctx) => show(ctx, withChange(ctx, reply(ctx))));

    const ctx = await talk.waitUntil((candidate) => isWay(candidate) || answerIn(candidate, read) !== undefined, {
      collationKey: key,
      next: true,
    });
    const press = pressIn(ctx);
    if (press?.name === "resume") await talk.rewind(here);
    if (press?.name === "back") {
      const before = asked.at(-2);
      await askAgain(before?.key ?? key, before?.here ?? here);
    }
    if (press?.name === "gateList") {
      const gateQuestion = asked.findLast((earlier) => earlier.key === GATE_QUESTION);
      const question = press.gates.length > 0 ? gateQuestion : undefined;
      await askAgain(question?.key ?? key, question?.here ?? here);
    }
    const answer = answerIn(ctx, read);
    if (answer === undefined) throw new OutgrownTalk(`The question ${key} went on without an answer.`);
    return answer;
  }

  return Object.assign(ask, { again: askAgain });
}

type Checkpoint = ReturnType<Talk["checkpoint"]>;

/** Above the first question after a talk was moved to this release. */
export function withChange(ctx: JuruContext, reply: Reply): Reply {
  if (!ctx.isTalkMoved) return reply;
  ctx.isTalkMoved = false;
  return { ...reply, text: `${ctx.speech.say("talks.changed")}\n\n${reply.text}` };
}

/**
 * Begins the talk again with what it knows by now. The stored talk forgets the way there: however much somebody
 * writes, it does not grow.
 */
export async function beginAnew<Start extends object>(
  talk: Talk,
  name: string,
  start: Start,
  answers: readonly GivenAnswer[] = [],
): Promise<never> {
  await talk.external((ctx) => {
    ctx.anew = { name, start, answers };
  });
  return talk.halt({ next: true });
}

/** The station behind the talks that does what `beginAnew` asked for. */
export async function enterAnew(ctx: JuruContext, next: NextFunction): Promise<void> {
  if (ctx.anew === undefined) return next();
  trimUpdate(ctx.update, undefined);
  const { name, start, answers } = ctx.anew;
  await (answers.length > 0 ? ctx.conversation.enter(name, start, answers) : ctx.conversation.enter(name, start));
}

export function pressIn(ctx: Context): Press | undefined {
  const data = ctx.callbackQuery?.data;
  return data === undefined ? undefined : decodePress(data);
}

function readGiven<T>({ data, text }: GivenAnswer, read: Question<T>["read"]): T | undefined {
  return read(data === undefined ? undefined : decodePress(data), text);
}

function isWay(ctx: Context): boolean {
  const name = pressIn(ctx)?.name;
  return name === "back" || name === "resume" || name === "gateList";
}

function answerIn<T>(ctx: Context, read: Question<T>["read"]): T | undefined {
  const words = ctx.message?.text;
  return read(pressIn(ctx), words?.startsWith("/") === true ? undefined : words);
}
