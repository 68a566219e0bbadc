import type { Context } from "grammy";
import type { House, JuruContext } from "../context.ts";
import { show } from "../message-sender.ts";
import { WRITERS } from "../writers.ts";
import { beginAnew, pressIn, type Talk, withChange } from "./question.ts";
import type { Writer, Writing } from "./writing.ts";

/**
 * One question in words, then the next one of the same paper. Stored are the sealed words, and only until they are filed.
 * Any press or command leaves it: what was answered before is saved already.
 */
export function createWrite(name: Writer["talk"], house: House) {
  return async (talk: Talk, _ctx: Context, wanted: Writing): Promise<void> => {
    const writer = WRITERS[wanted.target];
    // A talk of an older release that nobody takes up any more.
    if (writer?.talk !== name) return;
    await talk.external((ctx) => ask(ctx, writer, wanted, house));
    const answer = await talk.waitUntil((ctx) => isResumed(ctx) || wordsIn(ctx) !== undefined, {
      collationKey: [wanted.target, wanted.field ?? ""].join(":"),
      next: true,
    });
    if (isResumed(answer)) return beginAnew<Writing>(talk, name, wanted);
    const sealed = wordsIn(answer) ?? "";
    const next = await talk.external((ctx) => take(ctx, sealed, { writer, wanted }, house));
    if (next !== "done") await beginAnew<Writing>(talk, name, next);
  };
}

/** A safety card is not pushed up by a question: that one waits until it is asked for. */
async function ask(ctx: JuruContext, writer: Writer, wanted: Writing, house: House): Promise<void> {
  if (ctx.isDangerTold) return;
  const reply = await writer.ask(ctx, wanted, house);
  const note =
    wanted.isTooLong === true ? ctx.speech.say("write.too-long", { most: writer.longest(wanted) }) : undefined;
  const asked = note === undefined ? reply : { ...reply, text: `${note}\n\n${reply.text}` };
  await show(ctx, withChange(ctx, asked));
}

/** What is too long is asked for again: cut, it would say something else than was meant. */
async function take(
  ctx: JuruContext,
  sealed: string,
  { writer, wanted }: { readonly writer: Writer; readonly wanted: Writing },
  house: House,
): Promise<"done" | Writing> {
  const words = (house.words.open(sealed, ctx.from?.id ?? 0) ?? "").trim();
  const { isTooLong: _, ...asked } = wanted;
  if (words === "") return asked;
  if (Array.from(words).length > writer.longest(asked)) return { ...asked, isTooLong: true };
  return writer.take(ctx, words, asked, house);
}

function isResumed(ctx: Context): boolean {
  return pressIn(ctx)?.name === "resume";
}

function wordsIn(ctx: Context): string | undefined {
  const words = ctx.message?.text;
  return words?.startsWith("/") === true ? undefined : words;
}
