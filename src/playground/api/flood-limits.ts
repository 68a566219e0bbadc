import { tooManyRequests } from "./api-error.ts";

export interface FloodLimits {
  readonly perChatPerSecond: number;
  readonly perChatBurst: number;
  readonly globalPerSecond: number;
  readonly globalBurst: number;
}

/** Telegram's own figures, as far as it tells them. */
export const TELEGRAM_FLOOD_LIMITS: FloodLimits = {
  perChatPerSecond: 1,
  perChatBurst: 5,
  globalPerSecond: 30,
  globalBurst: 30,
};

interface Bucket {
  tokens: number;
  at: number;
}

const COUNTED = new Set(["sendmessage", "sendphoto", "senddocument", "sendlocation", "copymessage", "forwardmessage"]);

/** One token bucket for each chat and one for all: an empty one answers 429 and says how long to wait. */
export class FloodGuard {
  readonly #limits: FloodLimits;
  readonly #chats = new Map<number, Bucket>();
  readonly #global: Bucket;

  constructor(limits: FloodLimits) {
    this.#limits = limits;
    this.#global = { tokens: limits.globalBurst, at: performance.now() };
  }

  check(method: string, chatId: number | undefined): void {
    if (chatId === undefined || !COUNTED.has(method.toLowerCase())) return;
    const { perChatPerSecond, perChatBurst, globalPerSecond, globalBurst } = this.#limits;
    const chat = this.#chats.get(chatId) ?? { tokens: perChatBurst, at: performance.now() };
    this.#chats.set(chatId, chat);
    fill(chat, perChatPerSecond, perChatBurst);
    fill(this.#global, globalPerSecond, globalBurst);
    const waitSeconds = Math.max(missing(chat) / perChatPerSecond, missing(this.#global) / globalPerSecond);
    if (waitSeconds > 0) throw tooManyRequests(Math.max(1, Math.ceil(waitSeconds)));
    chat.tokens -= 1;
    this.#global.tokens -= 1;
  }
}

function fill(bucket: Bucket, perSecond: number, burst: number): void {
  const now = performance.now();
  bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
  bucket.at = now;
}

function missing(bucket: Bucket): number {
  return Math.max(0, 1 - bucket.tokens);
}
