import type { Update } from "grammy/types";
import { clockNumber } from "../world/clock-number.ts";

export interface QueuedUpdate {
  readonly update: Update;
  /** Updates of one queue are delivered one after another: messages of a chat, button presses of a person. */
  readonly queue: string;
  /** Put in by a test as it is, with a number of its own: duplicates and malformed ones. */
  readonly isRaw: boolean;
}

// Telegram sends these only to a bot that asks for them by name.
const ONLY_ON_REQUEST = new Set(["chat_member", "message_reaction", "message_reaction_count"]);

/** What Telegram keeps for the bot until the bot has confirmed it. */
export class UpdateQueue {
  #pending: QueuedUpdate[] = [];
  #nextId = clockNumber();
  #allowed: readonly string[] = [];
  #isHeld = false;
  readonly #listeners = new Set<() => void>();

  push(content: Omit<Update, "update_id">, queue: string): Update | undefined {
    const kind = Object.keys(content)[0] ?? "";
    const isWanted = this.#allowed.length === 0 ? !ONLY_ON_REQUEST.has(kind) : this.#allowed.includes(kind);
    if (!isWanted) return undefined;
    const update = { update_id: this.#nextId++, ...content };
    this.#add({ update, queue, isRaw: false });
    return update;
  }

  pushRaw(update: unknown): void {
    this.#add({ update: update as Update, queue: queueOf(update), isRaw: true });
  }

  #add(entry: QueuedUpdate): void {
    this.#pending.push(entry);
    this.#notify();
  }

  /** What may be delivered now, oldest first: nothing while deliveries are held. */
  get deliverable(): readonly QueuedUpdate[] {
    return this.#isHeld ? [] : this.#pending;
  }

  get pendingCount(): number {
    return this.#pending.length;
  }

  get allowed(): readonly string[] {
    return this.#allowed;
  }

  allow(kinds: readonly string[]): void {
    this.#allowed = kinds;
  }

  remove(entry: QueuedUpdate): void {
    const place = this.#pending.indexOf(entry);
    if (place !== -1) this.#pending.splice(place, 1);
  }

  /** Forgets what the bot confirmed; a negative offset keeps that many of the newest. */
  confirmBefore(offset: number): void {
    if (offset < 0) this.#pending = this.#pending.slice(offset);
    else this.#pending = this.#pending.filter((entry) => entry.isRaw || entry.update.update_id >= offset);
  }

  clear(): void {
    this.#pending = [];
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  hold(): void {
    this.#isHeld = true;
  }

  release(): void {
    this.#isHeld = false;
    this.#notify();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

interface LooseUpdate {
  readonly message?: { readonly chat?: { readonly id?: number } };
  readonly edited_message?: { readonly chat?: { readonly id?: number } };
  readonly callback_query?: { readonly from?: { readonly id?: number } };
}

function queueOf(update: unknown): string {
  const loose: LooseUpdate = typeof update === "object" && update !== null ? update : {};
  const chat = (loose.message ?? loose.edited_message)?.chat?.id;
  if (chat !== undefined) return messageQueue(chat);
  const person = loose.callback_query?.from?.id;
  return person === undefined ? "raw" : callbackQueue(person);
}

export function messageQueue(chatId: number): string {
  return `messages of chat ${chatId}`;
}

export function callbackQueue(personId: number): string {
  return `presses of person ${personId}`;
}
