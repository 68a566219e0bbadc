import type { Context } from "grammy";
import type { Speech } from "../../content/speech.ts";
import type { Press } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { send } from "../message-sender.ts";
import type { Reply } from "../replies/reply.ts";
import type { Continued } from "../talks/stored-talk.ts";
import { createAsker, type Talk } from "./question.ts";

/** What was understood, or what to say about it before it is asked again. */
export type Understood<T> = { readonly value: T } | { readonly problem: (speech: Speech) => string };

export interface WordsQuestion<T> {
  readonly key: string;
  readonly reply: (ctx: JuruContext) => Reply;
  readonly read: (text: string) => Understood<T>;
}

const PLACES_FOUND = 8;

/**
 * Asks for words. The talk stores them sealed, and forgets what it could not understand: however often somebody tries,
 * it does not grow.
 */
export function createWordsAsker(talk: Talk, first: Context, { words, places }: House, carried?: Continued) {
  const ask = createAsker(talk, carried);
  const chat = first.from?.id ?? 0;

  async function askWords<T>(question: WordsQuestion<T>): Promise<T> {
    return askWordsOr<T, never>(question, () => undefined);
  }

  /** Typed names are looked up and forgotten; only a pressed place is an answer. */
  async function askPlace(key: string, reply: (found: readonly string[] | undefined, ctx: JuruContext) => Reply) {
    const here = talk.checkpoint();
    const answer = await ask<{ readonly place: string } | "typed">({
      key,
      reply: (ctx) => reply(ctx.words === undefined ? undefined : codesOf(ctx.words), ctx),
      read(press, text) {
        if (press?.name === "pickPlace" && places.get(press.code) !== undefined) return { place: press.code };
        return text === undefined ? undefined : "typed";
      },
    });
    return answer === "typed" ? ask.again(key, here) : answer.place;
  }

  /** Words, or what a button says instead. */
  async function askWordsOr<T, Other>(
    { key, reply, read }: WordsQuestion<T>,
    otherwise: (press: Press | undefined) => Other | undefined,
  ): Promise<T | Other> {
    const here = talk.checkpoint();
    const answer = await ask<{ readonly sealed: string } | { readonly other: Other }>({
      key,
      reply,
      read(press, sealed) {
        const other = otherwise(press);
        if (other !== undefined) return { other };
        return sealed === undefined ? undefined : { sealed };
      },
    });
    if ("other" in answer) return answer.other;
    const understood = read((words.open(answer.sealed, chat) ?? "").trim());
    if ("value" in understood) return understood.value;
    await talk.external((ctx) => send(ctx, { text: understood.problem(ctx.speech) }));
    return ask.again(key, here);
  }

  function codesOf(text: string): readonly string[] {
    return places.search(text, PLACES_FOUND).map(({ code }) => code);
  }

  return { ask, askWords, askWordsOr, askPlace };
}
