import type { Message } from "grammy/types";
import type { CallContext } from "../call-context.ts";
import { findChat, findChatToWrite, findMessage, readMessageId } from "../find-chat.ts";
import { postAsBot } from "../post-as-bot.ts";
import { captionOf } from "./send-files.ts";

export function copyMessage(call: CallContext): { readonly message_id: number } {
  const chat = findChatToWrite(call);
  const original = findMessage(findChat(call, "from_chat_id"), readMessageId(call), "copy");
  const content = contentOf(original);
  if (call.parameters.has("caption")) {
    delete content.caption;
    delete content.caption_entities;
    Object.assign(content, captionOf(call));
  }
  return { message_id: postAsBot(call, chat, content).message_id };
}

export function forwardMessage(call: CallContext): Message {
  const chat = findChatToWrite(call);
  const original = findMessage(findChat(call, "from_chat_id"), readMessageId(call), "forward");
  const sender = original.from ?? call.world.bot;
  return call.world.postMessage(chat, call.world.bot, {
    ...contentOf(original),
    forward_origin: { type: "user", sender_user: sender, date: original.date },
  });
}

function contentOf(message: Message): Partial<Message> {
  const {
    message_id: _id,
    from: _from,
    chat: _chat,
    date: _date,
    edit_date: _edited,
    reply_markup: _keyboard,
    reply_to_message: _replied,
    ...content
  } = message;
  return content;
}
