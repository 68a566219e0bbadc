import type { NextFunction } from "grammy";
import type { Message, Update, User } from "grammy/types";
import type { JuruContext } from "../context.ts";

/**
 * The conversations plugin stores each update it gets. What we do not need there is taken out first:
 * names, the bot's own message under a pressed button, and (unless a talk waits for words) what people wrote.
 */
export function trimWhenTalking(wordsFor: (ctx: JuruContext) => string | undefined) {
  return async (ctx: JuruContext, next: NextFunction): Promise<void> => {
    // No talk takes a command: it goes through whole to whoever answers it.
    const isCommand = ctx.words?.startsWith("/") === true;
    if (!isCommand && Object.keys(ctx.conversation.active()).length > 0) trimUpdate(ctx.update, wordsFor(ctx));
    await next();
  };
}

/** Keeps who, where and when, the pressed button, and the given words instead of what was written. */
export function trimUpdate(update: Update, text: string | undefined): void {
  if (update.message !== undefined) update.message = bareMessage(update.message, text);
  if (update.edited_message !== undefined) update.edited_message = bareMessage(update.edited_message, text);
  if (update.callback_query !== undefined) {
    const { id, from, data, message, chat_instance } = update.callback_query;
    const { message_id, chat, date } = message ?? {
      message_id: 0,
      chat: { id: from.id, type: "private", first_name: "" },
      date: 0,
    };
    const bare = { message_id, date, chat: { id: chat.id, type: chat.type, first_name: "" } } as Message;
    update.callback_query = {
      id,
      from: withoutName(from),
      chat_instance,
      message: bare,
      ...(data === undefined ? {} : { data }),
    };
  }
}

function bareMessage<M extends Message>({ message_id, date, chat, from }: M, text: string | undefined): M {
  const words = text === undefined ? {} : { text };
  const chatOnly = { id: chat.id, type: chat.type, first_name: "" };
  const person = from === undefined ? {} : { from: withoutName(from) };
  return { message_id, date, chat: chatOnly, ...person, ...words } as M;
}

function withoutName({ id, is_bot }: User): User {
  return { id, is_bot, first_name: "" };
}
