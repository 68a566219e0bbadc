import { LANGUAGES, type Language } from "./language.ts";

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
  /** Id of the guidance update that it tells of, or of the broadcast that it reminds of: reading the one is reading the other. */
  readonly update?: string;
}

export const EMPTY_CONTENT: BroadcastContent = { texts: {}, links: [], asksToConfirm: false };

/** What of it is written or sent by an admin, not chosen: the words in each language, a photo or file, the links. */
export const BROADCAST_PARTS = [...LANGUAGES, "media", "links"] as const;
export type BroadcastPart = (typeof BROADCAST_PARTS)[number];

export function partOf({ texts, media, links }: BroadcastContent, part: BroadcastPart): unknown {
  if (part === "media") return media;
  return part === "links" ? links : texts[part];
}

export function withoutPart(content: BroadcastContent, part: BroadcastPart): BroadcastContent {
  const { media, ...others } = content;
  if (part === "media") return others;
  if (part === "links") return { ...content, links: [] };
  const { [part]: _, ...texts } = content.texts;
  return { ...others, ...(media !== undefined && { media }), texts };
}
