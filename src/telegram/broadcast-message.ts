import type { InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity } from "grammy/types";
import { SHAPES, type Speeches, wordsFor } from "../content/words/broadcast-letter.ts";
import type { TextPart } from "../domain/broadcast-content.ts";
import type { BroadcastLetter } from "../domain/broadcast-desk.ts";
import type { Language } from "../domain/language.ts";
import { encodePress } from "./callback-data.ts";

interface Captioned {
  readonly caption: string;
  readonly caption_entities: MessageEntity[];
  readonly reply_markup: InlineKeyboardMarkup;
}

/** A call of the Bot API, to which only `chat_id` is missing. */
export type BroadcastMessage =
  | {
      readonly method: "sendMessage";
      readonly parameters: {
        readonly text: string;
        readonly entities: MessageEntity[];
        readonly link_preview_options: { readonly is_disabled: true };
        readonly reply_markup: InlineKeyboardMarkup;
      };
    }
  | { readonly method: "sendPhoto"; readonly parameters: Captioned & { readonly photo: string } }
  | { readonly method: "sendDocument"; readonly parameters: Captioned & { readonly document: string } };

/** Exactly what a person who reads this language gets; a preview is the same message. */
export function composeMessage(letter: BroadcastLetter, language: Language, speeches: Speeches): BroadcastMessage {
  const { text, parts } = wordsFor(letter, language, speeches);
  const entities = parts.flatMap(toEntity);
  const reply_markup = { inline_keyboard: buttonsFor(letter, language, speeches) };
  const { media } = letter.content;
  if (media === undefined) {
    return {
      method: "sendMessage",
      parameters: { text, entities, link_preview_options: { is_disabled: true }, reply_markup },
    };
  }
  const captioned = { caption: text, caption_entities: entities, reply_markup };
  return media.kind === "photo"
    ? { method: "sendPhoto", parameters: { photo: media.fileId, ...captioned } }
    : { method: "sendDocument", parameters: { document: media.fileId, ...captioned } };
}

function buttonsFor(
  { campaign, content }: BroadcastLetter,
  reader: Language,
  speeches: Speeches,
): InlineKeyboardButton[][] {
  const links = content.links.map(({ label, url }) => [{ text: label, url }]);
  if (!content.asksToConfirm) return links;
  const press = encodePress({ name: "acknowledge", subject: content.update ?? campaign });
  return [...links, [{ text: speeches[reader].say("button.acknowledge"), callback_data: press }]];
}

function toEntity({ type, offset, length, url, language }: TextPart): readonly MessageEntity[] {
  const shape = SHAPES.find((known) => known === type);
  if (shape !== undefined) return [{ type: shape, offset, length }];
  if (type === "pre") return [{ type, offset, length, ...(language !== undefined && { language }) }];
  return type === "text_link" && url !== undefined ? [{ type, offset, length, url }] : [];
}
