import type { Chat, ForceReply, Message, ReplyKeyboardMarkup } from "grammy/types";

/** Of somebody who runs a group. */
export type GroupRank = "creator" | "administrator";

export interface ChatRecord {
  readonly id: number;
  readonly chat: Chat.PrivateChat | Chat.GroupChat | Chat.SupergroupChat;
  readonly members: number[];
  /** Who runs the group, by id. */
  readonly ranks: Map<number, GroupRank>;
  readonly messages: Map<number, Message>;
  /** Messages sent with a reply keyboard: Telegram never lets them be edited. */
  readonly uneditable: Set<number>;
  /** A bot cannot write first: a private chat opens with the person's first message. */
  isOpen: boolean;
  /** Of a group: the bot was removed from it. */
  isBlocked: boolean;
  /** Id of the supergroup that this group has become. */
  movedTo: number | null;
  keyboard: ReplyKeyboardMarkup | ForceReply | null;
  pinnedMessageId: number | null;
}

export function newChatRecord(chat: ChatRecord["chat"], members: readonly number[], isOpen: boolean): ChatRecord {
  return {
    id: chat.id,
    chat,
    members: [...members],
    ranks: new Map(),
    messages: new Map(),
    uneditable: new Set(),
    isOpen,
    isBlocked: false,
    movedTo: null,
    keyboard: null,
    pinnedMessageId: null,
  };
}
