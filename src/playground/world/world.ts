import type { ForceReply, InlineQueryResult, Message, ReplyKeyboardMarkup, User, UserFromGetMe } from "grammy/types";
import { UpdateQueue } from "../updates/update-queue.ts";
import { BotProfile } from "./bot-profile.ts";
import { type ChatRecord, newChatRecord } from "./chat-record.ts";
import { EventLog, type PlayEvent } from "./event-log.ts";
import { FileStore } from "./file-store.ts";
import { type OpenCallback, type OpenInlineQuery, OpenQueries } from "./open-queries.ts";

export interface NewPerson {
  readonly firstName: string;
  readonly lastName?: string;
  readonly username?: string;
  readonly languageCode?: string;
  readonly id?: number;
}

export interface MessagePlace {
  readonly chatId: number;
  readonly messageId: number;
}

/** People, chats, messages and files: everything that Telegram's servers would hold, in memory. */
export class World {
  readonly bot: UserFromGetMe;
  readonly people = new Map<number, User>();
  readonly chats = new Map<number, ChatRecord>();
  readonly files = new FileStore();
  readonly events = new EventLog();
  readonly updates = new UpdateQueue();
  readonly profile = new BotProfile();
  readonly callbacks: OpenQueries<OpenCallback>;
  readonly inlineQueries = new OpenQueries<OpenInlineQuery>(60_000);
  /** What the bot offered last to each person in inline mode. */
  readonly inlineOffers = new Map<number, { readonly query: string; readonly results: readonly InlineQueryResult[] }>();
  readonly inlineMessages = new Map<string, MessagePlace>();
  #nextMessageId: number;
  #nextPersonId: number;
  #nextGroupId = -4001;
  #nextSupergroupId = -1_001_000_000_001;

  constructor(bot: UserFromGetMe, callbackLifetimeMs: number, firstNumber: number) {
    this.bot = bot;
    this.#nextMessageId = firstNumber;
    this.#nextPersonId = 5000 + firstNumber;
    this.callbacks = new OpenQueries<OpenCallback>(callbackLifetimeMs);
  }

  addPerson(person: NewPerson): User {
    const id = person.id ?? this.#freePersonId();
    if (this.people.has(id)) throw new Error(`A person with id ${id} is already in the playground.`);
    const user: User = {
      id,
      is_bot: false,
      first_name: person.firstName,
      ...(person.lastName !== undefined && { last_name: person.lastName }),
      ...(person.username !== undefined && { username: person.username }),
      language_code: person.languageCode ?? "id",
    };
    this.people.set(id, user);
    const { is_bot: _, language_code: __, ...names } = user;
    this.chats.set(id, newChatRecord({ ...names, type: "private" }, [id], false));
    this.events.add([id], { kind: "person", user });
    return user;
  }

  #freePersonId(): number {
    while (this.people.has(this.#nextPersonId)) this.#nextPersonId += 1;
    return this.#nextPersonId++;
  }

  addGroup(title: string, members: readonly number[]): ChatRecord {
    const chat = newChatRecord({ id: this.#nextGroupId--, type: "group", title }, members, true);
    const [creator] = members;
    if (creator !== undefined) chat.ranks.set(creator, "creator");
    this.chats.set(chat.id, chat);
    return chat;
  }

  /** With the people of the group, and the same who run it. */
  addSupergroup({ chat: { title = "" }, members, ranks }: ChatRecord): ChatRecord {
    const chat = newChatRecord({ id: this.#nextSupergroupId--, type: "supergroup", title }, members, true);
    for (const [id, rank] of ranks) chat.ranks.set(id, rank);
    this.chats.set(chat.id, chat);
    return chat;
  }

  person(id: number): User {
    const user = this.people.get(id);
    if (!user) throw new Error(`No person with id ${id} is in the playground; add one first.`);
    return user;
  }

  chat(id: number): ChatRecord {
    const chat = this.chats.get(id);
    if (!chat) throw new Error(`No chat with id ${id} is in the playground.`);
    return chat;
  }

  tell(chat: ChatRecord, event: PlayEvent): void {
    this.events.add(chat.members, event);
  }

  postMessage(chat: ChatRecord, from: User, content: Partial<Message>): Message {
    const { language_code: _, ...sender } = from;
    const message = {
      message_id: this.#nextMessageId++,
      from: from.is_bot ? sender : from,
      chat: chat.chat,
      date: Math.floor(Date.now() / 1000),
      ...content,
    } as Message;
    chat.messages.set(message.message_id, message);
    this.tell(chat, { kind: "message", message });
    return message;
  }

  /** A new object takes the old one's place, so updates and events on their way keep the message as it was. */
  replaceMessage(chat: ChatRecord, message: Message): void {
    chat.messages.set(message.message_id, message);
    this.tell(chat, { kind: "edited", message });
  }

  removeMessage(chat: ChatRecord, messageId: number): void {
    chat.messages.delete(messageId);
    this.tell(chat, { kind: "deleted", chatId: chat.id, messageId });
  }

  showKeyboard(chat: ChatRecord, keyboard: ReplyKeyboardMarkup | ForceReply | null): void {
    chat.keyboard = keyboard;
    this.tell(chat, { kind: "keyboard", chatId: chat.id, keyboard });
  }
}
