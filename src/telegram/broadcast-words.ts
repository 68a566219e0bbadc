import type { MessageEntity } from "grammy/types";
import type { BroadcastContent, BroadcastText, TextPart } from "../domain/broadcast-content.ts";
import type { BroadcastLetter } from "../domain/broadcast-desk.ts";
import { LANGUAGES, type Language } from "../domain/language.ts";
import type { House } from "./context.ts";

export type Speeches = House["speeches"];

interface Words {
  readonly text: string;
  readonly entities: MessageEntity[];
}

/** In which languages it has words. */
export function writtenIn({ texts }: BroadcastContent): readonly Language[] {
  return LANGUAGES.filter((language) => (texts[language]?.text.trim() ?? "") !== "");
}

/** The words that a reader of this language gets, and in which language they are. */
export function textFor(
  content: BroadcastContent,
  reader: Language,
): { readonly language: Language; readonly words: BroadcastText } | undefined {
  const written = writtenIn(content);
  const language = written.includes(reader) ? reader : written[0];
  const words = language === undefined ? undefined : content.texts[language];
  return language === undefined || words === undefined ? undefined : { language, words };
}

/** What admins wrote is never read as markup: its formatting goes beside it, as Telegram gave it. */
export function wordsFor({ campaign, content }: BroadcastLetter, reader: Language, speeches: Speeches): Words {
  const speech = speeches[reader];
  const tag = speech.say("broadcast.tag", { campaign });
  const found = textFor(content, reader);
  if (found === undefined) return { text: tag, entities: [] };
  const { text, parts } = found.words;
  if (found.language === reader) return { text: `${text}\n\n${tag}`, entities: parts.flatMap(toEntity) };
  const note = speech.say("broadcast.other-language-only");
  const start = `${note}\n\n`;
  const moved = parts.map((part) => ({ ...part, offset: part.offset + start.length }));
  return {
    text: `${start}${text}\n\n${tag}`,
    entities: [{ type: "italic", offset: 0, length: note.length }, ...moved.flatMap(toEntity)],
  };
}

const SHAPES = [
  ...(["bold", "italic", "underline", "strikethrough", "spoiler"] as const),
  ...(["blockquote", "expandable_blockquote", "code"] as const),
] as const;

/** Links, hashtags and the like Telegram finds by itself; what points to a person or a paid emoji does not go to everybody. */
function toEntity({ type, offset, length, url, language }: TextPart): readonly MessageEntity[] {
  const shape = SHAPES.find((known) => known === type);
  if (shape !== undefined) return [{ type: shape, offset, length }];
  if (type === "pre") return [{ type, offset, length, ...(language !== undefined && { language }) }];
  return type === "text_link" && url !== undefined ? [{ type, offset, length, url }] : [];
}
