import type { Api } from "grammy";
import type { Update } from "grammy/types";
import { allAdmins } from "../domain/all-admins.ts";
import type { StoreStanding } from "../domain/store-standing.ts";
import type { House } from "./context.ts";
import { sendTo } from "./message-sender.ts";
import type { RecentLanguages } from "./middleware/know-person.ts";
import { emergencyButton, emergencyReply } from "./replies/safety.ts";

type Home = Pick<House, "speeches" | "catalogue" | "members" | "adminIds" | "defaultLanguage">;

const ONE_MINUTE = 60_000;
const TEN_SECONDS = 10_000;

/** The answers that need no store: the call for help, and "one moment" while the store is away. */
export function createStorelessAnswers(api: Api, house: Home, languages: RecentLanguages) {
  const aboutTheStore = createTellOnce(ONE_MINUTE);
  const aboutThePace = createTellOnce(TEN_SECONDS);
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

    /** The card stands some messages above: a press is answered, a tenth card would only push the first one away. */
    async pointToEmergency(update: Update): Promise<void> {
      if (update.callback_query === undefined) return;
      const text = speechFor(update).say("general.emergency-above");
      await api.answerCallbackQuery(update.callback_query.id, { text, show_alert: true });
    },

    async saySlowDown(update: Update, seconds: number): Promise<void> {
      const speech = speechFor(update);
      if (update.callback_query !== undefined) {
        await api.answerCallbackQuery(update.callback_query.id, {
          text: speech.say("general.slow-down-press", { seconds }),
        });
        return;
      }
      const chat = chatIn(update);
      // One word for the whole flood, or the word itself would be one.
      if (update.message?.chat.type !== "private" || chat === undefined || !aboutThePace.mayTell(chat)) return;
      await sendTo(api, chat, {
        text: speech.say("general.slow-down", { seconds }),
        buttons: [[emergencyButton(speech)]],
      });
    },

    async sayPleaseWait(update: Update): Promise<void> {
      const speech = speechFor(update);
      if (update.callback_query !== undefined) {
        const text = speech.say("general.store-away-press");
        await api.answerCallbackQuery(update.callback_query.id, { text, show_alert: true });
        return;
      }
      // A group is told nothing of it: what came from there is answered once the store is back.
      if (update.message?.chat.type !== "private") return;
      // The message comes again many times while the store is away.
      const chat = chatIn(update);
      if (chat === undefined || !aboutTheStore.mayTell(chat)) return;
      // Telegram holds back this chat's next messages until this one is done; a press still gets through.
      await sendTo(api, chat, { text: speech.say("general.store-away"), buttons: [[emergencyButton(speech)]] });
    },

    /** To the admins: the store takes nothing new, or does so again. */
    async tellOfStore(standing: StoreStanding): Promise<void> {
      const text = house.speeches[house.defaultLanguage].say(`store.${standing}`);
      // Without the store those of the settings hear of it.
      const admins = await allAdmins(house).catch(() => house.adminIds);
      await Promise.allSettled(admins.map((admin) => sendTo(api, admin, { text })));
    },

    async sayItFailed(update: Update): Promise<void> {
      const operator = house.speeches[house.defaultLanguage];
      const forOperator = { text: operator.say("general.failed-operator", { update: update.update_id }) };
      const chat = chatIn(update);
      // Without the store those of the settings hear of it.
      const admins = await allAdmins(house).catch(() => house.adminIds);
      const tellings = [
        ...admins.map((admin) => sendTo(api, admin, forOperator)),
        ...(chat === undefined ? [] : [sendTo(api, chat, { text: speechFor(update).say("general.failed") })]),
      ];
      // One who cannot be told keeps nobody else from hearing it.
      await Promise.allSettled(tellings);
    },
  };
}

/** Something that is said to a chat once in a while, however often it is true. */
function createTellOnce(milliseconds: number) {
  const toldAt = new Map<number, number>();
  return {
    mayTell(chat: number): boolean {
      const time = performance.now();
      if (time - (toldAt.get(chat) ?? Number.NEGATIVE_INFINITY) < milliseconds) return false;
      toldAt.delete(chat);
      toldAt.set(chat, time);
      for (const [told, at] of toldAt) if (time - at >= milliseconds) toldAt.delete(told);
      return true;
    },
  };
}
