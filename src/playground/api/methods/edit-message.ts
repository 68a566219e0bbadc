import { isDeepStrictEqual } from "node:util";
import type { InlineKeyboardMarkup, Message } from "grammy/types";
import type { ChatRecord } from "../../world/chat-record.ts";
import { badRequest } from "../api-error.ts";
import type { CallContext } from "../call-context.ts";
import { findChat, findMessage, readMessageId } from "../find-chat.ts";
import { readCaption, readText } from "../message-text.ts";
import { readInlineKeyboard } from "../reply-markup.ts";

type Change = (message: Message) => Message;

export function editMessageText(call: CallContext): unknown {
  const { text, entities } = readText(call.parameters);
  return edit(call, (message) => {
    if (message.text === undefined) throw badRequest("there is no text in the message to edit");
    const { entities: _, ...rest } = message;
    return { ...rest, text, ...(entities.length > 0 && { entities: [...entities] }) };
  });
}

export function editMessageCaption(call: CallContext): unknown {
  const { text, entities } = readCaption(call.parameters);
  return edit(call, (message) => {
    if (!message.document && !message.photo) throw badRequest("there is no caption in the message to edit");
    const { caption: _, caption_entities: __, ...rest } = message;
    return {
      ...rest,
      ...(text !== "" && { caption: text }),
      ...(entities.length > 0 && { caption_entities: [...entities] }),
    };
  });
}

export function editMessageReplyMarkup(call: CallContext): unknown {
  return edit(call, (message) => message);
}

function edit(call: CallContext, change: Change): Message | true {
  const keyboard = readInlineKeyboard(call.parameters);
  const inlineId = call.parameters.text("inline_message_id");
  if (inlineId !== "") {
    const place = call.world.inlineMessages.get(inlineId);
    if (!place) throw badRequest("MESSAGE_ID_INVALID");
    const chat = call.world.chat(place.chatId);
    apply(call, chat, findMessage(chat, place.messageId, "edit"), { change, keyboard });
    return true;
  }
  const chat = findChat(call);
  const message = findMessage(chat, readMessageId(call), "edit");
  if (message.from?.id !== call.world.bot.id || chat.uneditable.has(message.message_id)) {
    throw badRequest("message can't be edited");
  }
  return apply(call, chat, message, { change, keyboard });
}

interface Edit {
  readonly change: Change;
  readonly keyboard: InlineKeyboardMarkup | undefined;
}

// An edit without a keyboard takes the old keyboard away, as in Telegram.
function apply({ world }: CallContext, chat: ChatRecord, message: Message, { change, keyboard }: Edit): Message {
  const { reply_markup: _, ...rest } = change(message);
  const edited = { ...rest, ...(keyboard && { reply_markup: keyboard }) };
  if (isDeepStrictEqual(edited, message)) {
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same as a current " +
        "content and reply markup of the message",
    );
  }
  const dated = { ...edited, edit_date: Math.floor(Date.now() / 1000) } as Message;
  world.replaceMessage(chat, dated);
  return dated;
}
