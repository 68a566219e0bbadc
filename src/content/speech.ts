import { LANGUAGES, type Language, type Localised } from "../domain/language.ts";
import { toPlainText } from "./markup.ts";
import { MESSAGES, type MessageKey } from "./message-keys.ts";

type Blanks<K extends MessageKey> = (typeof MESSAGES)[K][number];
/** The blanks of a message are an argument, and only where it has some. */
type Fillings<K extends MessageKey> = [Blanks<K>] extends [never]
  ? []
  : [fillings: Readonly<Record<Blanks<K>, string | number>>];

export type Messages = Readonly<Record<MessageKey, Localised>>;

/** The bot's voice in one language. */
export interface Speech {
  readonly language: Language;
  /** A message with its blanks filled; fillings are escaped, so nobody can smuggle in markup. */
  say<K extends MessageKey>(key: K, ...fillings: Fillings<K>): string;
  /** A text of the content, which may hold markup of its own. */
  tell(words: Localised): string;
}

export function createSpeeches(messages: Messages): Readonly<Record<Language, Speech>> {
  const speechIn = (language: Language): Speech => ({
    language,
    say: (key, ...[fillings]) => fill(messages[key][language], fillings ?? {}),
    tell: (words) => words[language],
  });
  const speeches = LANGUAGES.map((language) => [language, speechIn(language)] as const);
  return Object.fromEntries(speeches) as Readonly<Record<Language, Speech>>;
}

/** The same voice for paper: its words without markup. */
export function plainSpeech(speech: Speech): Speech {
  return {
    language: speech.language,
    say: (key, ...fillings) => toPlainText(speech.say(key, ...fillings)),
    tell: (words) => toPlainText(speech.tell(words)),
  };
}

export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function fill(text: string, fillings: Readonly<Record<string, string | number>>): string {
  return text.trimEnd().replace(/\{(\w+)\}/g, (blank, name: string) => escapeHtml(String(fillings[name] ?? blank)));
}
