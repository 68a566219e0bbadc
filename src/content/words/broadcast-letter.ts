import type { BroadcastContent, BroadcastText, TextPart } from "../../domain/broadcast-content.ts";
import type { BroadcastLetter } from "../../domain/broadcast-desk.ts";
import { LANGUAGES, type Language } from "../../domain/language.ts";
import type { Speech } from "../speech.ts";

export type Speeches = Readonly<Record<Language, Speech>>;

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

/** All the words that a reader of this language gets. What admins wrote is never read as markup: its formatting goes beside it. */
export function wordsFor({ campaign, content }: BroadcastLetter, reader: Language, speeches: Speeches): BroadcastText {
  const speech = speeches[reader];
  const tag = speech.say("broadcast.tag", { campaign });
  const found = textFor(content, reader);
  if (found === undefined) return { text: tag, parts: [] };
  const { text, parts } = found.words;
  const shown = parts.filter(isShown);
  if (found.language === reader) return { text: `${text}\n\n${tag}`, parts: shown };
  const note = speech.say("broadcast.other-language-only");
  const start = `${note}\n\n`;
  const moved = shown.map((part) => ({ ...part, offset: part.offset + start.length }));
  return {
    text: `${start}${text}\n\n${tag}`,
    parts: [{ type: "italic", offset: 0, length: note.length }, ...moved],
  };
}

/** Formatting that goes to everybody. */
export const SHAPES = [
  ...(["bold", "italic", "underline", "strikethrough", "spoiler"] as const),
  ...(["blockquote", "expandable_blockquote", "code"] as const),
] as const;

/** Links, hashtags and the like Telegram finds by itself; what points to a person or a paid emoji does not go to everybody. */
function isShown({ type, url }: TextPart): boolean {
  return SHAPES.some((known) => known === type) || type === "pre" || (type === "text_link" && url !== undefined);
}
