import type { Message } from "grammy/types";
import type { ChatRecord } from "../world/chat-record.ts";
import { ApiError, badRequest, forbidden } from "./api-error.ts";
import type { CallContext } from "./call-context.ts";

/** The chat that a parameter names. Private chats exist for the bot only after the person wrote first. */
export function findChat({ world, parameters }: CallContext, name = "chat_id"): ChatRecord {
  const wanted = parameters.text(name);
  if (wanted === "") throw badRequest(`${name} is empty`);
  const chat = world.chats.get(Number(wanted));
  if (!chat?.isOpen) throw badRequest("chat not found");
  return chat;
}

export function findChatToWrite(call: CallContext): ChatRecord {
  const chat = findChat(call);
  if (chat.movedTo !== null) {
    const reason = "Bad Request: group chat was upgraded to a supergroup chat";
    throw new ApiError(400, reason, { migrate_to_chat_id: chat.movedTo });
  }
  if (chat.isBlocked) throw botIsOut(chat);
  return chat;
}

export function botIsOut({ chat: { type } }: ChatRecord): ApiError {
  if (type === "private") return forbidden("bot was blocked by the user");
  return forbidden(`bot was kicked from the ${type} chat`);
}

export function readMessageId({ parameters }: CallContext): number {
  const id = parameters.integer("message_id") ?? 0;
  if (id <= 0) throw badRequest("message identifier is not specified");
  return id;
}

export function findMessage(chat: ChatRecord, messageId: number, task: string): Message {
  const message = chat.messages.get(messageId);
  if (!message) throw badRequest(`message to ${task} not found`);
  return message;
}
