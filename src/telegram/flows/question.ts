import type { Conversation } from "@grammyjs/conversations";
import type { Context, NextFunction } from "grammy";
import { decodePress, type Press } from "../callback-data.ts";
import type { JuruContext } from "../context.ts";
import { show } from "../message-sender.ts";
import { trimUpdate } from "../middleware/trim-update.ts";
import type { Reply } from "../replies/reply.ts";

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
 * Asks questions one after another. "Back" returns to the question before, "resume" shows the open one again,
 * and from an older danger card the talk goes on where it was, or with the dangers that are left.
 * All of them rewind the stored talk, so that going to and fro does not make it grow.
 */
export function createAsker(talk: Talk) {
  const asked: { readonly key: string; readonly here: ReturnType<Talk["checkpoint"]> }[] = [];
  return async function ask<T>({ key, reply, read }: Question<T>): Promise<T> {
    const here = talk.checkpoint();
    asked.push({ key, here });
    await talk.external((ctx) => show(ctx, reply(ctx)));

    const ctx = await talk.waitUntil((candidate) => isWay(candidate) || answerIn(candidate, read) !== undefined, {
      collationKey: key,
      next: true,
    });
    const press = pressIn(ctx);
    if (press?.name === "resume") await talk.rewind(here);
    if (press?.name === "back") await talk.rewind(asked.at(-2)?.here ?? here);
    if (press?.name === "gateList") {
      const isDangerLeft = press.gates.length > 0;
      const gateQuestion = asked.findLast((earlier) => earlier.key === GATE_QUESTION);
      await talk.rewind((isDangerLeft ? gateQuestion?.here : undefined) ?? here);
    }
    const answer = answerIn(ctx, read);
    if (answer === undefined) throw new Error(`The question ${key} went on without an answer.`);
    return answer;
  };
}

/**
 * Begins the talk again with what it knows by now. The stored talk forgets the way there: however much somebody
 * writes, it does not grow.
 */
export async function beginAnew<Start extends object>(talk: Talk, name: string, start: Start): Promise<never> {
  await talk.external((ctx) => {
    ctx.anew = { name, start };
  });
  return talk.halt({ next: true });
}

/** The station behind the talks that does what `beginAnew` asked for. */
export async function enterAnew(ctx: JuruContext, next: NextFunction): Promise<void> {
  if (ctx.anew === undefined) return next();
  trimUpdate(ctx.update, undefined);
  await ctx.conversation.enter(ctx.anew.name, ctx.anew.start);
}

export function pressIn(ctx: Context): Press | undefined {
  const data = ctx.callbackQuery?.data;
  return data === undefined ? undefined : decodePress(data);
}

function isWay(ctx: Context): boolean {
  const name = pressIn(ctx)?.name;
  return name === "back" || name === "resume" || name === "gateList";
}

function answerIn<T>(ctx: Context, read: Question<T>["read"]): T | undefined {
  const words = ctx.message?.text;
  return read(pressIn(ctx), words?.startsWith("/") === true ? undefined : words);
}
