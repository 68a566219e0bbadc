import { type Api, GrammyError } from "grammy";
import type { GroupVoice, Saying } from "../domain/announcement.ts";
import type { House } from "./context.ts";
import { isUnreachable, post } from "./message-sender.ts";
import { announcementsReply } from "./replies/announcements.ts";

/** The bot as grammY has it: its name is known only once Telegram has answered. */
interface Speaker {
  readonly api: Api;
  readonly botInfo: { readonly username: string };
}

/** A group has no language of its own: the one of the settings is spoken. */
export function createGroupVoice(
  bot: Speaker,
  { speeches, defaultLanguage }: Pick<House, "speeches" | "defaultLanguage">,
): GroupVoice {
  return {
    async say(chat, words) {
      const reply = announcementsReply(words, bot.botInfo.username, speeches[defaultLanguage]);
      return post(bot.api, chat, reply).then(() => SAID, readRefusal);
    },
  };
}

const SAID: Saying = { kind: "said" };

function readRefusal(error: unknown): Saying {
  if (!(error instanceof GrammyError)) throw error;
  const { error_code, description, parameters } = error;
  if (parameters.migrate_to_chat_id !== undefined) return { kind: "moved", to: parameters.migrate_to_chat_id };
  if (error_code === 403 || description.includes("chat not found")) return { kind: "gone" };
  if (isUnreachable(error)) return { kind: "silenced" };
  throw error;
}
