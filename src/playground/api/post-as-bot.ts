import type { Message } from "grammy/types";
import type { ChatRecord } from "../world/chat-record.ts";
import { badRequest } from "./api-error.ts";
import type { CallContext } from "./call-context.ts";
import { type ReplyMarkup, readReplyMarkup } from "./reply-markup.ts";

/** Puts the bot's message into the chat, with its keyboard and the message it answers. */
export function postAsBot(call: CallContext, chat: ChatRecord, content: Partial<Message>): Message {
  const markup = readReplyMarkup(call.parameters);
  const replied = repliedMessage(call, chat);
  const message = call.world.postMessage(chat, call.world.bot, {
    ...(replied && { reply_to_message: replied }),
    ...content,
    ...(call.parameters.flag("protect_content") && { has_protected_content: true as const }),
    ...inlineKeyboardOf(markup),
  });
  if (markup.kind === "reply" || markup.kind === "remove") {
    chat.uneditable.add(message.message_id);
    call.world.showKeyboard(chat, markup.kind === "reply" ? markup.keyboard : null);
  }
  return message;
}

function inlineKeyboardOf(markup: ReplyMarkup): Partial<Message> {
  const isShown = markup.kind === "inline" && markup.keyboard.inline_keyboard.length > 0;
  return isShown ? { reply_markup: markup.keyboard } : {};
}

function repliedMessage({ parameters }: CallContext, chat: ChatRecord): Message["reply_to_message"] | undefined {
  const reply = parameters.object("reply_parameters");
  if (!reply) return undefined;
  const message = chat.messages.get(Number(reply.message_id));
  if (!message) {
    if (reply.allow_sending_without_reply === true) return undefined;
    throw badRequest("message to be replied not found");
  }
  const { reply_to_message: _, ...alone } = message;
  return alone as Message["reply_to_message"];
}
