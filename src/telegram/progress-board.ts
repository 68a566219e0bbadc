import type { Api } from "grammy";
import { actorOf } from "../domain/actor.ts";
import type { ProgressBoard } from "../domain/broadcast-desk.ts";
import type { ProgressMessage } from "../domain/campaign-book.ts";
import { countRead } from "../domain/look-at-round.ts";
import type { House } from "./context.ts";
import { isUnreachable, toMarkup } from "./message-sender.ts";
import { progressReply, reportReply } from "./replies/broadcast-progress.ts";
import type { Reply } from "./replies/reply.ts";

type BoardHouse = Pick<
  House,
  "members" | "adminIds" | "speeches" | "defaultLanguage" | "places" | "now" | "offsetOf" | "receipts"
>;

/** In the chat of whoever confirmed the broadcast. Who is no admin any more, or is gone, is shown nothing. */
export function createProgressBoard(api: Api, house: BoardHouse): ProgressBoard {
  const { members, adminIds, speeches, defaultLanguage, places, now, offsetOf } = house;
  return {
    async show(progress) {
      const { file, isEnded } = progress;
      const chat = file.progress?.chat ?? file.by;
      const member = await members.find(chat);
      if (chat === 0 || actorOf(chat, member, adminIds).role !== "admin") return undefined;
      const at = now().getTime();
      const viewing = { places, offsetOf, now: at, speech: speeches[member?.language ?? defaultLanguage] };
      const read = isEnded ? await countRead(file, house) : undefined;
      const reply = isEnded
        ? reportReply({ ...progress, endedAt: at, ...(read !== undefined && { read }) }, viewing)
        : progressReply(progress, viewing);
      return write(api, chat, file.progress?.message, reply);
    },
  };
}

/** Where it stands now; undefined for somebody who is out of reach. */
async function write(
  api: Api,
  chat: number,
  message: number | undefined,
  reply: Reply,
): Promise<ProgressMessage | undefined> {
  const options = { parse_mode: "HTML", reply_markup: toMarkup(reply) } as const;
  try {
    if (message !== undefined && (await isEdited(() => api.editMessageText(chat, message, reply.text, options)))) {
      return { chat, message };
    }
    const sent = await api.sendMessage(chat, reply.text, options);
    return { chat, message: sent.message_id };
  } catch (error) {
    if (isUnreachable(error)) return undefined;
    throw error;
  }
}

/** False for a message that is gone. */
async function isEdited(edit: () => Promise<unknown>): Promise<boolean> {
  try {
    await edit();
    return true;
  } catch (error) {
    const { error_code: code, description = "" } = error as { error_code?: number; description?: string };
    if (description.includes("message is not modified")) return true;
    if (code === 400 && !isUnreachable(error)) return false;
    throw error;
  }
}
