import type { ChatMemberUpdated, InlineKeyboardButton, Message, Update, User } from "grammy/types";
import { detectEntities } from "../api/detect-entities.ts";
import { formatText } from "../api/message-text.ts";
import { isObject } from "../api/parameters.ts";
import { inlineOnly, parseReplyMarkup } from "../api/reply-markup.ts";
import { callbackQueue, messageQueue } from "../updates/update-queue.ts";
import type { ChatRecord } from "./chat-record.ts";
import type { World } from "./world.ts";

/** A person does something in a chat: the chat shows it, and the bot gets the update. */
export function say(world: World, person: User, chat: ChatRecord, content: Partial<Message>): Message {
  if (chat.movedTo !== null) throw new Error(`The group has become the supergroup ${chat.movedTo}; write there.`);
  if (chat.isBlocked && chat.chat.type === "private")
    throw new Error(`${person.first_name} has blocked the bot; unblock it before writing.`);
  chat.isOpen = true;
  const message = world.postMessage(chat, person, content);
  const isOneTime = chat.keyboard && ("force_reply" in chat.keyboard || chat.keyboard.one_time_keyboard);
  if (isOneTime) world.showKeyboard(chat, null);
  if (reachesBot(world, chat, message)) world.updates.push({ message } as Update, messageQueue(chat.id));
  return message;
}

export function textContent(text: string): Partial<Message> {
  const entities = detectEntities(text, []);
  return { text, ...(entities.length > 0 && { entities }) };
}

// In a group a bot in privacy mode sees commands, mentions of itself and answers to its own messages.
function reachesBot(world: World, chat: ChatRecord, message: Message): boolean {
  if (chat.chat.type === "private") return true;
  if (chat.isBlocked) return false;
  // Privacy mode keeps no service message back.
  if (message.migrate_to_chat_id !== undefined || message.migrate_from_chat_id !== undefined) return true;
  const text = message.text ?? "";
  const isAnswer = message.reply_to_message?.from?.id === world.bot.id;
  return text.startsWith("/") || text.includes(`@${world.bot.username}`) || isAnswer;
}

export function editOwnText(world: World, chat: ChatRecord, messageId: number, text: string): void {
  const message = chat.messages.get(messageId);
  if (!message) throw new Error(`Message ${messageId} is not in chat ${chat.id}.`);
  const { entities: _, ...rest } = message;
  const edited = { ...rest, ...textContent(text), edit_date: Math.floor(Date.now() / 1000) } as Message;
  world.replaceMessage(chat, edited);
  world.updates.push({ edited_message: edited } as Update, messageQueue(chat.id));
}

export interface Press {
  readonly chat: ChatRecord;
  readonly messageId: number;
  readonly button: InlineKeyboardButton;
}

/** Presses a button that carries callback data; returns the id of the query that the bot has to answer. */
export function pressButton(world: World, person: User, { chat, messageId, button }: Press): string {
  const message = chat.messages.get(messageId);
  if (!message) throw new Error(`Message ${messageId} is not in chat ${chat.id}.`);
  if (!("callback_data" in button)) throw new Error(`The button "${button.text}" carries no callback data.`);
  const id = world.callbacks.open({ personId: person.id, chatId: chat.id });
  world.updates.push(
    { callback_query: { id, from: person, message, chat_instance: String(-chat.id), data: button.callback_data } },
    callbackQueue(person.id),
  );
  return id;
}

export function askInline(world: World, person: User, query: string): string {
  const id = world.inlineQueries.open({ personId: person.id, query });
  world.updates.push(
    { inline_query: { id, from: person, query, offset: "", chat_type: "sender" } },
    `inline queries of person ${person.id}`,
  );
  return id;
}

/** Posts one of the results that the bot offered last, as the person's own message "via" the bot. */
export function chooseInlineResult(world: World, person: User, chat: ChatRecord, resultId: string): Message {
  const offer = world.inlineOffers.get(person.id);
  const result = offer?.results.find((candidate) => candidate.id === resultId);
  if (!offer || result?.type !== "article") throw new Error(`The bot offered no inline result "${resultId}".`);
  const content = result.input_message_content;
  if (!("message_text" in content)) throw new Error(`The inline result "${resultId}" holds no text.`);
  const { text, entities } = formatText({
    text: content.message_text,
    parseMode: content.parse_mode ?? "",
    entities: content.entities,
  });
  const keyboard = isObject(result.reply_markup) ? inlineOnly(parseReplyMarkup(result.reply_markup)) : undefined;
  const message = say(world, person, chat, {
    text,
    ...(entities.length > 0 && { entities: [...entities] }),
    via_bot: world.bot,
    ...(keyboard && { reply_markup: keyboard }),
  });
  const inlineMessageId = `inline-${chat.id}-${message.message_id}`;
  if (keyboard) world.inlineMessages.set(inlineMessageId, { chatId: chat.id, messageId: message.message_id });
  world.updates.push(
    {
      chosen_inline_result: {
        result_id: resultId,
        from: person,
        query: offer.query,
        ...(keyboard && { inline_message_id: inlineMessageId }),
      },
    },
    `chosen results of person ${person.id}`,
  );
  return message;
}

export function setBlocked(world: World, person: User, chat: ChatRecord, isBlocked: boolean): void {
  if (chat.isBlocked === isBlocked) return;
  chat.isBlocked = isBlocked;
  const member = { status: "member", user: world.bot } as const;
  const kicked = { status: "kicked", user: world.bot, until_date: 0 } as const;
  const change: ChatMemberUpdated = {
    chat: chat.chat,
    from: person,
    date: Math.floor(Date.now() / 1000),
    old_chat_member: isBlocked ? member : kicked,
    new_chat_member: isBlocked ? kicked : member,
  };
  world.tell(chat, { kind: "blocked", chatId: chat.id, isBlocked });
  world.updates.push({ my_chat_member: change }, messageQueue(chat.id));
}
