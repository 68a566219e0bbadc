import { LANGUAGES, type Language, type Localised } from "../domain/language.ts";
import { toPlainText } from "./markup.ts";
import { MESSAGES, type MessageKey } from "./message-keys.ts";
import { isPlain } from "./plain-messages.ts";
import { showable } from "./showable.ts";

type Blanks<K extends MessageKey> = (typeof MESSAGES)[K][number];
/** The blanks of a message are an argument, and only where it has some. */
type Fillings<K extends MessageKey> = [Blanks<K>] extends [never]
  ? []
  : [fillings: Readonly<Record<Blanks<K>, string | number>>];

export type Messages = Readonly<Record<MessageKey, Localised>>;

/** The bot's voice in one language. */
export interface Speech {
  readonly language: Language;
  /**
   * A message with its blanks filled. Nobody can smuggle in markup: fillings are escaped, but for a plain message (a button, or
   * words for another message, which escapes them). Nor lines, nor another order of the words around them: see showable.
   */
  say<K extends MessageKey>(key: K, ...fillings: Fillings<K>): string;
  /** A text of the content, which may hold markup of its own. */
  tell(words: Localised): string;
}

export function createSpeeches(messages: Messages): Readonly<Record<Language, Speech>> {
  const speechIn = (language: Language): Speech => ({
    language,
    say: (key, ...[fillings]) => fill(messages[key][language], fillings ?? {}, isPlain(key)),
    tell: (words) => words[language],
  });
  const speeches = LANGUAGES.map((language) => [language, speechIn(language)] as const);
  return Object.fromEntries(speeches) as Readonly<Record<Language, Speech>>;
}

/** The same voice for paper: its words without markup. */
export function plainSpeech(speech: Speech): Speech {
  return {
    language: speech.language,
    say: (key, ...fillings) =>
      isPlain(key) ? speech.say(key, ...fillings) : toPlainText(speech.say(key, ...fillings)),
    tell: (words) => toPlainText(speech.tell(words)),
  };
}

export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Lists that the bot makes, of lines whose own blanks are filled already. */
const LISTS: ReadonlySet<string> = new Set(["counts", "facts", "keywords", "principles", "problems"]);

function fill(text: string, fillings: Readonly<Record<string, string | number>>, isForPlain: boolean): string {
  return text.trimEnd().replace(/\{(\w+)\}/g, (blank, name: string, at: number) => {
    const filling = fillings[name] ?? blank;
    if (typeof filling === "number") return String(filling);
    const shown = showable(filling, LISTS.has(name) || isSetApart(text, at));
    return isForPlain ? shown : escapeHtml(shown);
  });
}

/** Within a quote or slanted, lines are seen to be somebody's words. Elsewhere a new line would speak for the bot. */
function isSetApart(text: string, at: number): boolean {
  const tags = [...text.slice(0, at).matchAll(/<(\/?)(?:i|blockquote)\b/g)];
  return tags.reduce((depth, [, slash]) => depth + (slash === "/" ? -1 : 1), 0) > 0;
}
