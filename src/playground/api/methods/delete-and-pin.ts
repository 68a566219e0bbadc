import { badRequest } from "../api-error.ts";
import type { CallContext } from "../call-context.ts";
import { findChat, findMessage, readMessageId } from "../find-chat.ts";

export function deleteMessage(call: CallContext): true {
  const chat = findChat(call);
  const message = findMessage(chat, readMessageId(call), "delete");
  call.world.removeMessage(chat, message.message_id);
  return true;
}

export function deleteMessages(call: CallContext): true {
  const chat = findChat(call);
  const ids = call.parameters.list("message_ids") ?? [];
  if (ids.length < 1 || ids.length > 100) throw badRequest("wrong number of message identifiers specified");
  // Telegram skips the ones it cannot find.
  for (const id of ids) if (chat.messages.has(Number(id))) call.world.removeMessage(chat, Number(id));
  return true;
}

export function pinChatMessage(call: CallContext): true {
  const chat = findChat(call);
  pin(call, chat.id, findMessage(chat, readMessageId(call), "pin").message_id);
  return true;
}

export function unpinChatMessage(call: CallContext): true {
  const chat = findChat(call);
  pin(call, chat.id, null);
  return true;
}

function pin({ world }: CallContext, chatId: number, messageId: number | null): void {
  const chat = world.chat(chatId);
  chat.pinnedMessageId = messageId;
  world.tell(chat, { kind: "pinned", chatId, messageId });
}
