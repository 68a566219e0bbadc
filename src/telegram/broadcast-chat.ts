import { type Bot, GrammyError, HttpError } from "grammy";
import type { BroadcastChat } from "../domain/broadcast-chat.ts";
import { broadcastViewing } from "./broadcast-viewing.ts";
import type { House, JuruContext } from "./context.ts";
import { isUnreachable, toMarkup } from "./message-sender.ts";
import { areTaken } from "./preview-broadcast.ts";
import { waitingReply } from "./replies/broadcast-progress.ts";

type ChatHouse = Pick<House, "speeches" | "members" | "defaultLanguage" | "places" | "now" | "offsetOf">;

export function createBroadcastChat(bot: Bot<JuruContext>, house: ChatHouse): BroadcastChat {
  const { api } = bot;
  const speechOf = async (person: number) =>
    house.speeches[(await house.members.find(person))?.language ?? house.defaultLanguage];
  return {
    async preview(to, { campaign, content }) {
      const speech = await speechOf(to);
      try {
        return (await areTaken({ campaign: campaign.id, content }, { api, to, speech }, house)) ? "taken" : "refused";
      } catch (error) {
        if (isUnreachable(error)) return "closed";
        if (isOfTelegram(error)) return "away";
        throw error;
      }
    },
    async follow(chat, file) {
      const reply = waitingReply(file, broadcastViewing({ speech: await speechOf(chat) }, house));
      try {
        const options = { parse_mode: "HTML", reply_markup: toMarkup(reply) } as const;
        return { chat, message: (await api.sendMessage(chat, reply.text, options)).message_id };
      } catch (error) {
        if (isOfTelegram(error)) return undefined;
        throw error;
      }
    },
    address: () => (bot.isInited() ? `https://t.me/${bot.botInfo.username}` : undefined),
  };
}

function isOfTelegram(error: unknown): boolean {
  return error instanceof GrammyError || error instanceof HttpError;
}
