import {
  type ConversationData,
  type ConversationState,
  enterConversation,
  type VersionedState,
} from "@grammyjs/conversations";
import type { Context } from "grammy";
import type { JuruContext } from "../context.ts";
import { trimUpdate } from "../middleware/trim-update.ts";
import type { Migration } from "./migrations.ts";
import { type Continued, isOutgrown, readStoredTalk, type StoredTalks, type TalkStore } from "./stored-talk.ts";
import type { TalkBuilder } from "./talks.ts";

export interface TalkParts {
  readonly store: TalkStore;
  readonly builders: ReadonlyMap<string, TalkBuilder>;
  readonly migrations: Readonly<Record<string, Migration>>;
}

/**
 * Where the conversations plugin reads and writes. A talk of an earlier release is moved while it is read: for whoever comes
 * after, it has always been one of now. One of a newer release stays as it is.
 */
export function movingTalks({ store, builders, migrations }: TalkParts) {
  return {
    async read(ctx: JuruContext): Promise<VersionedState<ConversationData> | undefined> {
      const stored = store.read();
      if (stored === undefined) return undefined;
      const names = Object.keys(stored.state);
      const known = names.filter((name) => builders.has(name));
      if (known.length > 0) return { ...stored, state: pick(stored.state, known) };
      const earlier = names.find((name) => Object.hasOwn(migrations, name));
      if (earlier !== undefined) return move(ctx, stored, earlier);
      if (names.length > 0) ctx.talkLeft = { kind: "newer", names, end: () => store.delete() };
      return undefined;
    },
    write: (_ctx: JuruContext, talks: VersionedState<ConversationData>) => store.write(talks),
    delete: () => store.delete(),
  };

  async function move(ctx: JuruContext, stored: StoredTalks, name: string): Promise<StoredTalks | undefined> {
    const [first] = stored.state[name] ?? [];
    const earlier = unlessOdd(() => readStoredTalk(name, first));
    const continued = earlier && unlessOdd(() => migrations[name]?.(earlier));
    const builder = builders.get(continued?.name ?? "");
    const unseen = notShowing(ctx);
    const talk = continued && builder && (await enterWith(unseen.ctx, builder, continued));
    if (continued === undefined || talk === undefined || talk === "complete") {
      store.delete();
      ctx.talkLeft = talk === "complete" ? { kind: "ended", sayLast: unseen.sayLast } : { kind: "ended" };
      return undefined;
    }
    const talks = { ...stored, state: { [continued.name]: [talk] } };
    // Also when this update changes nothing more: the next one is not to move it once again.
    store.write(talks);
    const open = earlier?.open;
    const isOpenStill = open === readStoredTalk(continued.name, talk).open;
    ctx.talkLeft = { kind: "moved", open, isOpenStill, continued };
    ctx.isTalkMoved = true;
    return talks;
  }
}

/** Goes through the talk up to the first question that is open. Undefined when what was carried along does not fit. */
async function enterWith(
  ctx: JuruContext,
  builder: TalkBuilder,
  { start, answers }: Continued,
): Promise<ConversationState | "complete" | undefined> {
  const update = structuredClone(ctx.update);
  trimUpdate(update, undefined);
  const { token, options = {} } = ctx.api;
  const base = { update, api: { token, options }, me: ctx.me };
  const entered = await enterConversation<JuruContext, Context>(builder, base, {
    args: [start, answers],
    ctx,
  });
  if (entered.status === "error") return unlessOdd(() => raise(entered.error));
  if (entered.status === "complete" || entered.replay === undefined || entered.interrupts === undefined)
    return "complete";
  const { args, interrupts, replay } = entered;
  return { interrupts, replay, ...(args !== undefined && { args }) };
}

/** The same person and the same update, to whom nothing is shown but, when asked, the last word. */
function notShowing(ctx: JuruContext) {
  let last: Parameters<JuruContext["reply"]> | undefined;
  const said = async (...words: Parameters<JuruContext["reply"]>): Promise<true> => {
    last = words;
    return true;
  };
  const unseen = Object.create(ctx, {
    reply: { value: said },
    editMessageText: { value: said },
    answerCallbackQuery: { value: async () => true },
  }) as JuruContext;
  return {
    ctx: unseen,
    sayLast: async () => (last === undefined ? undefined : ctx.reply(...last)),
  };
}

function pick(state: ConversationData, names: readonly string[]): ConversationData {
  return Object.fromEntries(Object.entries(state).filter(([name]) => names.includes(name)));
}

/** What another release has written may have any shape: undefined then. Other errors rise. */
export function unlessOdd<T>(read: () => T | undefined): T | undefined {
  try {
    return read();
  } catch (error) {
    if (isOdd(error)) return undefined;
    throw error;
  }
}

export function isOdd(error: unknown): boolean {
  return error instanceof TypeError || error instanceof SyntaxError || isOutgrown(error);
}

function raise(error: unknown): never {
  throw error;
}
