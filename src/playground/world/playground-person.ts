import type { BotCommand, InlineKeyboardButton, Message, User } from "grammy/types";
import { imageSize } from "../api/image-size.ts";
import type { ChatRecord } from "./chat-record.ts";
import type { LoggedEvent } from "./event-log.ts";
import { removeBot, upgradeGroup } from "./group-actions.ts";
import {
  askInline,
  chooseInlineResult,
  editOwnText,
  pressButton,
  say,
  setBlocked,
  textContent,
} from "./person-actions.ts";
import type { World } from "./world.ts";

export interface FileToSend {
  readonly name: string;
  readonly mimeType: string;
  readonly content: Buffer;
  readonly caption?: string;
}

/** A person with a phone in the hand. Without a chat named, everything happens in the private chat with the bot. */
export class PlaygroundPerson {
  readonly user: User;
  readonly #world: World;

  constructor(world: World, user: User) {
    this.#world = world;
    this.user = user;
  }

  get id(): number {
    return this.user.id;
  }

  chat(chatId = this.id): ChatRecord {
    return this.#world.chat(chatId);
  }

  messages(chatId = this.id): readonly Message[] {
    return [...this.chat(chatId).messages.values()];
  }

  /** The menu of commands as this person sees it. */
  commands(chatId = this.id): readonly BotCommand[] {
    const language = this.user.language_code ?? "";
    const { profile } = this.#world;
    return this.chat(chatId).chat.type === "private"
      ? profile.commandsInPrivateChat(chatId, language)
      : profile.commandsInGroup(this.chat(chatId), this.id, language);
  }

  sendText(text: string, options: { readonly chatId?: number; readonly replyTo?: number } = {}): Message {
    const replied = options.replyTo === undefined ? undefined : this.chat(options.chatId).messages.get(options.replyTo);
    const reply = replied ? ({ reply_to_message: replied } as Partial<Message>) : {};
    return this.send({ ...textContent(text), ...reply }, options.chatId);
  }

  /** Anything a message can hold, as Telegram would put it into the update. */
  send(content: Partial<Message>, chatId?: number): Message {
    return say(this.#world, this.user, this.chat(chatId), content);
  }

  /** Opens `t.me/<bot>?start=<payload>`. */
  start(payload?: string): Message {
    return this.sendText(payload === undefined ? "/start" : `/start ${payload}`);
  }

  editText(messageId: number, text: string, chatId?: number): void {
    editOwnText(this.#world, this.chat(chatId), messageId, text);
  }

  shareLocation(latitude: number, longitude: number, chatId?: number): Message {
    return this.send({ location: { latitude, longitude } }, chatId);
  }

  sendDocument(file: FileToSend, chatId?: number): Message {
    const stored = this.#world.files.add("documents", file);
    const document = {
      file_name: file.name,
      mime_type: file.mimeType,
      file_id: stored.fileId,
      file_unique_id: stored.uniqueId,
      file_size: file.content.length,
    };
    return this.send({ document, ...captionOf(file) }, chatId);
  }

  sendPhoto(file: FileToSend, chatId?: number): Message {
    const stored = this.#world.files.add("photos", file);
    const size = imageSize(file.content) ?? { width: 640, height: 480 };
    const photo = [
      { file_id: stored.fileId, file_unique_id: stored.uniqueId, ...size, file_size: file.content.length },
    ];
    return this.send({ photo, ...captionOf(file) }, chatId);
  }

  sendSticker(chatId?: number): Message {
    const sticker = { ...fakeFile("sticker"), type: "regular", width: 512, height: 512 } as const;
    return this.send({ sticker: { ...sticker, is_animated: false, is_video: false } }, chatId);
  }

  sendVoice(seconds: number, chatId?: number): Message {
    return this.send({ voice: { ...fakeFile("voice"), duration: seconds } }, chatId);
  }

  press(messageId: number, button: InlineKeyboardButton, chatId?: number): string {
    return pressButton(this.#world, this.user, { chat: this.chat(chatId), messageId, button });
  }

  askInline(query: string): string {
    return askInline(this.#world, this.user, query);
  }

  chooseInlineResult(resultId: string, chatId?: number): Message {
    return chooseInlineResult(this.#world, this.user, this.chat(chatId), resultId);
  }

  block(): void {
    setBlocked(this.#world, this.user, this.chat(), true);
  }

  unblock(): void {
    setBlocked(this.#world, this.user, this.chat(), false);
  }

  /** As one who runs the group. */
  removeBot(chatId: number): void {
    removeBot(this.#world, this.user, this.chat(chatId));
  }

  /** As one who runs the group; gives the id of the supergroup. */
  upgradeGroup(chatId: number): number {
    return upgradeGroup(this.#world, this.user, this.chat(chatId)).id;
  }

  /** What has appeared on this person's screen since `sequence`. */
  eventsAfter(sequence: number): readonly LoggedEvent[] {
    return (this.#world.events.after(sequence) ?? []).filter((logged) => logged.people.includes(this.id));
  }

  get lastEvent(): number {
    return this.#world.events.sequence;
  }

  onEvent(listener: (logged: LoggedEvent) => void): () => void {
    return this.#world.events.subscribe((logged) => {
      if (logged.people.includes(this.id)) listener(logged);
    });
  }
}

function captionOf({ caption }: FileToSend): Partial<Message> {
  if (caption === undefined) return {};
  const { text, entities } = textContent(caption);
  return { ...(text !== undefined && { caption: text }), ...(entities && { caption_entities: entities }) };
}

function fakeFile(kind: string): { readonly file_id: string; readonly file_unique_id: string } {
  return { file_id: `${kind}-${crypto.randomUUID()}`, file_unique_id: `unique-${kind}` };
}
