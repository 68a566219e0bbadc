import type { Composer } from "grammy";
import type { InlineQueryResultArticle } from "grammy/types";
import { CARD_LINK } from "./commands/start.ts";
import type { House, JuruContext } from "./context.ts";
import { cardText } from "./replies/cards.ts";

/** Telegram shows at most 50 results. */
const MOST_RESULTS = 20;

/** "@bot mediator" in any chat shares a card there. Nothing is recorded. */
export function addInline(composer: Composer<JuruContext>, { searchCards }: House): void {
  composer.on("inline_query", async (ctx) => {
    const { speech } = ctx;
    const found = searchCards(ctx.inlineQuery.query, speech.language).slice(0, MOST_RESULTS);
    const results = found.map((technique): InlineQueryResultArticle => {
      const { id, card } = technique;
      return {
        type: "article",
        id,
        title: `${id} · ${speech.tell(card.name)}`,
        description: speech.tell(card.purpose),
        input_message_content: { message_text: cardText(technique, "front", speech), parse_mode: "HTML" },
        reply_markup: {
          inline_keyboard: [
            [{ text: speech.say("inline.open"), url: `https://t.me/${ctx.me.username}?start=${CARD_LINK}${id}` }],
          ],
        },
      };
    });
    // Personal: the same words give other cards in another language.
    await ctx.answerInlineQuery(results, { cache_time: 300, is_personal: true });
  });
}
