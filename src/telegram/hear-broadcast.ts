import type { MessageEntity } from "grammy/types";
import type { BroadcastText, TextPart } from "../domain/broadcast-content.ts";
import type { House, JuruContext } from "./context.ts";

/** What an admin sent for a broadcast, as far as it can go into one. */
export type HeardMessage =
  | { readonly kind: "words"; readonly words: BroadcastText }
  /** Without a caption the words are empty. `fileId` is Telegram's. */
  | { readonly kind: "photo" | "document"; readonly fileId: string; readonly words: BroadcastText }
  /** A sticker, a voice message, an album's second picture. */
  | { readonly kind: "other" };

/** Telegram takes no more in one message. */
const MOST_PARTS = 100;
const SHAPES: readonly string[] = [
  ...["bold", "italic", "underline", "strikethrough", "spoiler"],
  ...["blockquote", "expandable_blockquote", "code", "pre", "text_link"],
];

/** What the talk of writing gets, and so stores: the message as it came, sealed. Nothing for a correction or a press. */
export function hearForBroadcast({ message, chat }: JuruContext, { words }: Pick<House, "words">): string | undefined {
  if (message === undefined) return undefined;
  return words.seal(JSON.stringify(heardIn(message)), chat?.id ?? 0);
}

/** Undefined when it cannot be opened any more. */
export function openHeard(sealed: string, chat: number, { words }: Pick<House, "words">): HeardMessage | undefined {
  const opened = words.open(sealed, chat);
  return opened === undefined ? undefined : (JSON.parse(opened) as HeardMessage);
}

function heardIn(message: NonNullable<JuruContext["message"]>): HeardMessage {
  const { text, entities, caption = "", caption_entities, photo, document } = message;
  if (text !== undefined) return { kind: "words", words: { text, parts: partsOf(entities) } };
  const words = { text: caption, parts: partsOf(caption_entities) };
  const largest = photo?.at(-1);
  if (largest !== undefined) return { kind: "photo", fileId: largest.file_id, words };
  return document === undefined ? { kind: "other" } : { kind: "document", fileId: document.file_id, words };
}

/** Whom somebody mentioned by account does not go into the store; links that Telegram finds by itself need no place in it. */
function partsOf(entities: readonly MessageEntity[] = []): readonly TextPart[] {
  return entities
    .filter(({ type }) => SHAPES.includes(type))
    .slice(0, MOST_PARTS)
    .map((entity) => ({
      ...{ type: entity.type, offset: entity.offset, length: entity.length },
      ...("url" in entity && { url: entity.url }),
      ...("language" in entity && entity.language !== undefined && { language: entity.language }),
    }));
}
