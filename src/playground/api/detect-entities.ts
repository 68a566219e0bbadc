import type { MessageEntity } from "grammy/types";

type DetectedType = "bot_command" | "url" | "mention" | "hashtag" | "email";

const PATTERNS: readonly (readonly [DetectedType, RegExp])[] = [
  ["email", /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  [
    "url",
    /https?:\/\/[^\s<>"]*[^\s<>".,!?:;)]|(?<![\w@./])(?:[a-z0-9-]+\.)+(?:com|org|net|me|id|io)(?:\/[^\s<>"]*[^\s<>".,!?:;)])?(?!\w)/gi,
  ],
  ["bot_command", /(?<![\w/<>])\/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])/g],
  ["mention", /(?<!\w)@\w{4,32}/g],
  ["hashtag", /(?<!\w)#[\p{L}\p{N}_]+/gu],
];

/** Adds what Telegram finds by itself in plain text. What the sender marked as code or link is left alone. */
export function detectEntities(text: string, marked: readonly MessageEntity[]): MessageEntity[] {
  const taken = marked.filter((entity) => ["code", "pre", "text_link", "text_mention"].includes(entity.type));
  const found: MessageEntity[] = [];
  for (const [type, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const entity: MessageEntity = { type, offset: match.index, length: match[0].length };
      if (![...taken, ...found].some((other) => overlap(entity, other))) found.push(entity);
    }
  }
  return [...marked, ...found].sort((one, other) => one.offset - other.offset || other.length - one.length);
}

function overlap(one: MessageEntity, other: MessageEntity): boolean {
  return one.offset < other.offset + other.length && other.offset < one.offset + one.length;
}
