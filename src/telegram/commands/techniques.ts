import type { Composer } from "grammy";
import { shorten } from "../../content/shorten.ts";
import { TECHNIQUES } from "../../domain/technique.ts";
import type { Press } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { send, settle, show } from "../message-sender.ts";
import {
  brokerSetsReply,
  cardReply,
  cardsMenuReply,
  cardsOfPhaseReply,
  cardsOfRoleReply,
  foundCardsReply,
} from "../replies/cards.ts";

const SEARCH_MARK = "🔎";

/** Browsing and searching the cards; open to everybody, in any talk, without touching it. */
export function addTechniques(composer: Composer<JuruContext>, house: House): void {
  composer.command(["teknik", "techniques"], async (ctx) => {
    const text = ctx.match.trim();
    await (text === "" ? send(ctx, cardsMenuReply(house.catalogue, ctx.speech)) : search(ctx, house, text));
  });
  composer.use(async (ctx, next) => {
    if (ctx.press === undefined || !(await answerCardPress(ctx, ctx.press, house))) await next();
  });
}

/** The answer to "which word?": recognised by the question it replies to, so it disturbs no running talk. */
export function addSearchReply(composer: Composer<JuruContext>, house: House): void {
  composer.on("message:text", async (ctx, next) => {
    const question = ctx.message.reply_to_message;
    const isCommand = ctx.message.text.startsWith("/");
    const isSearch = !isCommand && question?.from?.id === ctx.me.id && question.text?.startsWith(SEARCH_MARK);
    return isSearch ? search(ctx, house, ctx.message.text) : next();
  });
}

async function search(ctx: JuruContext, { catalogue, searchCards, usage }: House, text: string): Promise<void> {
  const exact = TECHNIQUES.find((id) => id.toLowerCase() === text.toLowerCase());
  const reply =
    exact === undefined
      ? foundCardsReply(shorten(text, 60), searchCards(shorten(text, 200), ctx.speech.language), ctx.speech)
      : cardReply(exact, "front", catalogue, ctx.speech);
  await send(ctx, reply);
  if (exact !== undefined) usage.note({ kind: "opened", technique: exact });
}

async function answerCardPress(ctx: JuruContext, press: Press, { catalogue, usage }: House): Promise<boolean> {
  const { speech } = ctx;
  switch (press.name) {
    case "cards":
      await show(ctx, cardsMenuReply(catalogue, speech));
      return true;
    case "cardsOfRole":
      await show(ctx, cardsOfRoleReply(press.role, catalogue, speech));
      return true;
    case "cardsOfPhase":
      await show(ctx, cardsOfPhaseReply(press.phase, press.page, catalogue, speech));
      return true;
    case "cardAlone":
      await show(ctx, cardReply(press.id, press.view, catalogue, speech));
      if (press.view === "front") usage.note({ kind: "opened", technique: press.id });
      return true;
    case "brokerSets":
      await show(ctx, brokerSetsReply(catalogue, speech));
      return true;
    case "search":
      await ctx.reply(speech.say("cards.ask-search"), { reply_markup: { force_reply: true } });
      await settle(ctx);
      return true;
    default:
      return false;
  }
}
