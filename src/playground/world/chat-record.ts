import type { Chat, ForceReply, Message, ReplyKeyboardMarkup } from "grammy/types";

export interface ChatRecord {
  readonly id: number;
  readonly chat: Chat.PrivateChat | Chat.GroupChat;
  readonly members: number[];
  readonly messages: Map<number, Message>;
  /** Messages sent with a reply keyboard: Telegram never lets them be edited. */
  readonly uneditable: Set<number>;
  /** A bot cannot write first: a private chat opens with the person's first message. */
  isOpen: boolean;
  isBlocked: boolean;
  keyboard: ReplyKeyboardMarkup | ForceReply | null;
  pinnedMessageId: number | null;
}

export function newChatRecord(chat: ChatRecord["chat"], members: readonly number[], isOpen: boolean): ChatRecord {
  return {
    id: chat.id,
    chat,
    members: [...members],
    messages: new Map(),
    uneditable: new Set(),
    isOpen,
    isBlocked: false,
    keyboard: null,
    pinnedMessageId: null,
  };
}
