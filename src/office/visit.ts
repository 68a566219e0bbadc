import type { Speech } from "../content/speech.ts";
import type { Member } from "../domain/member.ts";
import type { Overseer } from "../domain/overseer.ts";
import type { Actor } from "../domain/referral.ts";
import type { Asset } from "./assets.ts";
import type { View } from "./views/markup.ts";

/** Who has come in. Made anew for each request: a right that was taken away is gone at once. */
export interface Visitor {
  readonly id: number;
  readonly member: Member | undefined;
  readonly actor: Actor;
  /** What may be seen: the whole country for an admin, the own area for a coordinator. */
  readonly overseer: Overseer;
  /** Plain words: the page escapes what it shows by itself. */
  readonly speech: Speech;
}

/** One request of somebody who may be here. */
export interface Visit extends Visitor {
  /** From the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Of an address, the last of each name. */
  readonly query: Readonly<Record<string, string>>;
  /** Of a form that was sent; empty for a page that is looked at. A name that came several times stands in `lists`. */
  readonly fields: Readonly<Record<string, string>>;
  /** Of a form, everything by name, in order. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** Sent with a form. */
  readonly files: readonly SentFile[];
  /** Names this act, and stays the same when the same form is sent twice with the same in it. */
  readonly act: string;
  /** Names this request alone: what is given out is noted each time. */
  readonly request: string;
  /** Names what this person tries in this hour: noted once, however often it is tried. */
  readonly attempt: string;
}

export interface SentFile {
  /** As the browser told it. */
  readonly name: string;
  readonly content: Buffer;
}

/** For whom a page is. A coordinator sees the own place only: the page itself looks after that. */
export type Audience = "overseers" | "admins";

export type Answer =
  | {
      readonly kind: "page";
      readonly title: string;
      readonly body: View /** In `assets`, loaded after the page is there. */;
      readonly scripts?: readonly Asset[] | undefined;
    }
  /** A piece of a page, for a script that asks for it. */
  | { readonly kind: "piece"; readonly body: View }
  /** On to another page; `said` is a key of `OFFICE_SAYINGS` that it shows once. */
  | { readonly kind: "go"; readonly to: string; readonly said?: string }
  | {
      readonly kind: "file";
      readonly name: string;
      readonly type: string;
      readonly content: Buffer | string | AsyncIterable<string>;
    }
  /** There is no such thing, or it is somebody else's: both sound alike. */
  | { readonly kind: "missing" };

/** What a stream tells now, and after how many ms it looks again; undefined for never: then this was the last word. */
export interface Look {
  readonly word: { readonly event: string; readonly data: string | Readonly<Record<string, string>> } | undefined;
  readonly again: number | undefined;
}

export type Looking = (visitor: Visitor, params: Visit["params"]) => Promise<Look>;

export type Answering = (visit: Visit) => Promise<Answer> | Answer;

/** Where the pages hang their doors. Paths begin after `/office`. */
export interface Corridor {
  /** Looks, and changes nothing. */
  page(path: string, audience: Audience, answer: Answering): void;
  /** Does something. Only from a form of our own. */
  act(path: string, audience: Audience, answer: Answering): void;
  /** The same, for a form that may bring a file. */
  upload(path: string, audience: Audience, answer: Answering): void;
  /** Tells a page that is open what changes (server-sent events). The right is looked up anew with each look. */
  stream(path: string, audience: Audience, look: Looking): void;
}
