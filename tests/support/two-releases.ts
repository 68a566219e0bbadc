import { Bot, Composer } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { decodePress, encodePress, type Press } from "../../src/telegram/callback-data.ts";
import type { JuruContext } from "../../src/telegram/context.ts";
import { createAsker, type Question, type Talk } from "../../src/telegram/flows/question.ts";
import { send } from "../../src/telegram/message-sender.ts";
import { trimWhenTalking } from "../../src/telegram/middleware/trim-update.ts";
import { addTalks, addTalksLeft, openTalks } from "../../src/telegram/talks/add-talks.ts";
import type { Migration } from "../../src/telegram/talks/migrations.ts";
import type { GivenAnswer, StoredTalks, TalkStore } from "../../src/telegram/talks/stored-talk.ts";
import type { TalkBuilder } from "../../src/telegram/talks/talks.ts";

const CHAT = { id: 77, type: "private", first_name: "" } as const;
const PERSON = { id: 77, is_bot: false, first_name: "" } as const;
const ME = { id: 1, is_bot: true, first_name: "Juru", username: "juru_bot" } as UserFromGetMe;
const SEALED = "sealed:";
const messages = loadMessages();
const speech = createSpeeches(messages).id;

/** What a release knows of talks. */
export interface Release {
  readonly talks: Readonly<Record<string, TalkBuilder>>;
  readonly migrations?: Readonly<Record<string, Migration>>;
  /** Gives the update back when true. */
  readonly isHandingOver?: boolean;
}

/** A talk about a visit: the questions that a release asks, in its order. */
export function visit(name: string, questions: readonly Question<string>[]): TalkBuilder {
  return async (talk: Talk, _ctx, start: object, answers: readonly GivenAnswer[] = []) => {
    const ask = createAsker(talk, { name, start, answers });
    const told: string[] = [];
    for (const question of questions) told.push(`${question.key}=${await ask(question)}`);
    await talk.external((ctx) => send(ctx, { text: `Selesai: ${told.join(", ")}` }));
  };
}

/** A question that is answered by a button. */
export function pressed(key: string): Question<string> {
  return {
    key,
    reply: () => ({ text: `Tanya ${key}`, buttons: [] }),
    read: (press) => (press?.name === "language" ? press.language : undefined),
  };
}

/** A question that is answered by words. */
export function written(key: string): Question<string> {
  return {
    key,
    reply: () => ({ text: `Tanya ${key}` }),
    read: (_press, text) => (text?.startsWith(SEALED) === true ? text.slice(SEALED.length) : undefined),
  };
}

/** One volunteer, one store, and a release after another that meets what the one before has left there. */
export function oneVolunteer() {
  let stored: string | undefined;
  let updates = 0;

  async function meets(release: Release, update: Omit<Update, "update_id">): Promise<readonly string[]> {
    const said: string[] = [];
    let next = stored;
    const store: TalkStore = {
      read: () => (next === undefined ? undefined : (JSON.parse(next) as StoredTalks)),
      write(talks) {
        next = JSON.stringify(talks);
      },
      delete() {
        next = undefined;
      },
      handOver() {
        if (release.isHandingOver === true) throw new Error("handed over");
      },
    };
    const bot = new Bot<JuruContext>("1:test", { botInfo: ME, client: { fetch: answerFor(said) as never } });
    bot.use(async (ctx, goOn) => {
      const { data } = ctx.callbackQuery ?? {};
      const press = data === undefined ? undefined : decodePress(data);
      Object.assign(ctx, { speech, press, words: ctx.message?.text, isDangerTold: false });
      Object.assign(ctx, { anew: undefined, talkLeft: undefined, isTalkMoved: false, member: undefined });
      await goOn();
    });
    const talk = new Composer<JuruContext>();
    const builders = new Map(Object.entries(release.talks));
    const parts = { store, builders, migrations: release.migrations ?? {} };
    openTalks(talk, parts);
    talk.use(trimWhenTalking(({ words }) => (words === undefined ? undefined : `${SEALED}${words}`)));
    addTalks(talk, parts);
    talk.command("mulai", async (ctx) => {
      await ctx.conversation.exitAll();
      await ctx.conversation.enter(builders.keys().next().value ?? "", { by: "test" });
    });
    talk.command("kasus", (ctx) => send(ctx, { text: "Kasusmu" }));
    addTalksLeft(talk);
    talk.use((ctx) => send(ctx, { text: "Tombol lama" }));
    bot.use(talk);
    await bot.handleUpdate({ update_id: ++updates, ...update });
    // Nothing is kept of an update that fails.
    stored = next;
    return said;
  }

  return {
    types: (release: Release, text: string) =>
      meets(release, {
        message: { message_id: ++updates, date: 1, chat: CHAT, from: PERSON, text, ...entities(text) },
      }),
    presses: (release: Release, press: Press) =>
      meets(release, {
        callback_query: {
          id: "1",
          from: PERSON,
          chat_instance: "1",
          data: encodePress(press),
          message: { message_id: 1, date: 1, chat: CHAT, text: "…" },
        },
      }),
    stored: () => (stored === undefined ? undefined : (JSON.parse(stored) as StoredTalks)),
    leaves(talks: unknown) {
      stored = JSON.stringify(talks);
    },
    says: (key: "talks.changed" | "talks.anew" | "talks.newer") => messages[key].id,
  };
}

function entities(text: string) {
  return text.startsWith("/") ? { entities: [{ type: "bot_command" as const, offset: 0, length: text.length }] } : {};
}

function answerFor(said: string[]) {
  return async (url: string, { body }: { readonly body: string }) => {
    const { text } = JSON.parse(body) as { readonly text?: string };
    if (!url.endsWith("answerCallbackQuery") && text !== undefined) said.push(text);
    return new Response(JSON.stringify({ ok: true, result: { message_id: 1, date: 1, chat: CHAT, text } }));
  };
}
