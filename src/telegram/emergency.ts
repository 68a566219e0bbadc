import type { Api } from "grammy";
import type { Update } from "grammy/types";
import type { House } from "./context.ts";
import { sendTo } from "./message-sender.ts";
import type { RecentLanguages } from "./middleware/know-person.ts";
import { emergencyReply } from "./replies/safety.ts";

type Home = Pick<House, "speeches" | "catalogue" | "adminIds" | "defaultLanguage">;

/** The answers that need no store: the call for help, and "one moment" while the store is away. */
export function createStorelessAnswers(api: Api, house: Home, languages: RecentLanguages, now: () => Date) {
  const toldAt = new Map<number, number>();
  const speechFor = (update: Update) => {
    const from = update.message?.from ?? update.callback_query?.from;
    return house.speeches[languages.of(from?.id, from?.language_code)];
  };
  const chatIn = (update: Update) => (update.message ?? update.callback_query?.message)?.chat.id;

  return {
    async answerEmergency(update: Update): Promise<void> {
      const chat = chatIn(update);
      if (chat !== undefined) await sendTo(api, chat, emergencyReply(house.catalogue, speechFor(update)));
      if (update.callback_query !== undefined) await api.answerCallbackQuery(update.callback_query.id);
    },

    /** Once a minute and chat: the update comes again many times while the store is away. */
    async sayPleaseWait(update: Update): Promise<void> {
      const chat = chatIn(update);
      const time = now().getTime();
      if (chat === undefined || time - (toldAt.get(chat) ?? 0) < 60_000) return;
      toldAt.set(chat, time);
      const speech = speechFor(update);
      if (update.callback_query === undefined) await sendTo(api, chat, { text: speech.say("general.store-away") });
      else {
        const text = speech.say("general.store-away-press");
        await api.answerCallbackQuery(update.callback_query.id, { text, show_alert: true });
      }
    },

    async sayItFailed(update: Update): Promise<void> {
      const chat = chatIn(update);
      if (chat !== undefined) await sendTo(api, chat, { text: speechFor(update).say("general.failed") });
      const operator = house.speeches[house.defaultLanguage];
      for (const admin of house.adminIds) {
        await sendTo(api, admin, { text: operator.say("general.failed-operator", { update: update.update_id }) });
      }
    },
  };
}
