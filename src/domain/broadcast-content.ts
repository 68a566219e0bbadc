import type { Language } from "./language.ts";

/** A piece of formatting as Telegram gives it with a message; offset and length in UTF-16 units. */
export interface TextPart {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly language?: string;
}

export interface BroadcastText {
  readonly text: string;
  readonly parts: readonly TextPart[];
}

export interface BroadcastLink {
  readonly label: string;
  /** https, http, or tg. */
  readonly url: string;
}

export interface BroadcastMedia {
  readonly kind: "photo" | "document";
  /** Of Telegram; the file itself is kept nowhere. */
  readonly fileId: string;
}

/** What a broadcast says. In a language that has no text, people get the other one with a word that says so. */
export interface BroadcastContent {
  readonly texts: Readonly<Partial<Record<Language, BroadcastText>>>;
  readonly media?: BroadcastMedia;
  readonly links: readonly BroadcastLink[];
  /** Below the message stands "I have read this". */
  readonly asksToConfirm: boolean;
  /** Id of the guidance update that it tells of: reading the one is reading the other. */
  readonly update?: string;
}

export const EMPTY_CONTENT: BroadcastContent = { texts: {}, links: [], asksToConfirm: false };
