import type { BroadcastText, TextPart } from "../domain/broadcast-content.ts";
import { isGoodLink } from "./broadcast-problems.ts";
import { type NestedWords, nestWords } from "./nested-words.ts";

export type TypedReading =
  | { readonly kind: "words"; readonly words: BroadcastText }
  /** `tag`: as it was typed. Unpaired: it is opened and not closed, or closed and not opened. */
  | { readonly kind: "unpaired" | "bad link"; readonly tag: string };

/** The tags of Telegram, by what they mean there. */
const TYPES: Readonly<Record<string, string>> = {
  ...{ b: "bold", strong: "bold", i: "italic", em: "italic", u: "underline", s: "strikethrough" },
  ...{ "tg-spoiler": "spoiler", code: "code", pre: "pre", blockquote: "blockquote", a: "text_link" },
};
const TOKEN =
  /<(?<slash>\/?)(?<name>b|strong|i|em|u|s|tg-spoiler|code|pre|blockquote|a)(?<more>\s[^<>]*)?>|&(?<letter>lt|gt|amp|quot);/gi;
const LETTERS: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };
/** Telegram shows nothing else inside these. */
const BARE = ["code", "pre"];
/** Telegram takes no more in one message. */
const MOST_PARTS = 100;

interface OpenTag {
  readonly name: string;
  readonly typed: string;
  /** Where it stands among the parts. */
  readonly place: number;
}

/**
 * Reads the words of a broadcast as they are typed on the page, where a keyboard has no bold: `<b>`, `<i>`, `<u>`, `<s>`,
 * `<code>`, `<pre>`, `<blockquote>`, `<tg-spoiler>`, `<a href="…">`. Anything else is a letter like any other.
 */
export function readTyped(typed: string): TypedReading {
  const source = typed.replaceAll(/\r\n?/g, "\n");
  const parts: TextPart[] = [];
  const open: OpenTag[] = [];
  let [text, at] = ["", 0];
  for (const found of source.matchAll(TOKEN)) {
    const { slash = "", name: written = "", more = "", letter } = found.groups ?? {};
    const [token, name] = [found[0], written.toLowerCase()];
    const last = open.at(-1);
    const isBare = last !== undefined && BARE.includes(last.name) && !(slash === "/" && name === last.name);
    if (letter === undefined && isBare) continue;
    text += source.slice(at, found.index);
    at = found.index + token.length;
    if (letter !== undefined) text += LETTERS[letter.toLowerCase()] ?? "";
    else if (slash === "/") {
      const opened = open.pop();
      const part = opened === undefined ? undefined : parts[opened.place];
      if (opened?.name !== name || part === undefined) return { kind: "unpaired", tag: token };
      parts[opened.place] = { ...part, length: text.length - part.offset };
    } else {
      const part = partOf(name, more, text.length);
      if (part === undefined) return { kind: "bad link", tag: token };
      open.push({ name, typed: token, place: parts.length });
      parts.push(part);
    }
  }
  const left = open.at(-1);
  if (left !== undefined) return { kind: "unpaired", tag: left.typed };
  return { kind: "words", words: trimmed(text + source.slice(at), parts) };
}

/** The same words to be typed on: read again, they say the same. */
export function writeTyped(words: BroadcastText): string {
  return nestWords(words).map(write).join("");
}

function write(nested: NestedWords): string {
  if (typeof nested === "string")
    return nested.replaceAll(TOKEN, (token) => token.replace("&", "&amp;").replace("<", "&lt;"));
  const { part, inside } = nested;
  const [before, after] = tagsOf(part);
  const words = BARE.includes(part.type) ? inside.map(plain) : inside;
  return `${before}${words.map(write).join("")}${after}`;
}

function plain(nested: NestedWords): string {
  return typeof nested === "string" ? nested : nested.inside.map(plain).join("");
}

function tagsOf({ type, url, language }: TextPart): readonly [string, string] {
  if (type === "text_link") return [`<a href="${addressOf(url ?? "")}">`, "</a>"];
  if (type === "expandable_blockquote") return ["<blockquote expandable>", "</blockquote>"];
  if (type === "pre" && language !== undefined)
    return [`<pre language="${language.replaceAll(/["<>]/g, "")}">`, "</pre>"];
  const name = Object.keys(TYPES).find((tag) => TYPES[tag] === type);
  return name === undefined ? ["", ""] : [`<${name}>`, `</${name}>`];
}

function addressOf(url: string): string {
  return url.replaceAll('"', "%22").replaceAll("<", "%3C").replaceAll(">", "%3E");
}

/** Undefined for a link that leads nowhere. */
function partOf(name: string, more: string, offset: number): TextPart | undefined {
  const begun = { type: TYPES[name] ?? "", offset, length: 0 };
  if (name === "blockquote" && /^\s+expandable\s*$/i.test(more)) return { ...begun, type: "expandable_blockquote" };
  const language = name === "pre" ? /language="([^"]*)"/i.exec(more)?.[1] : undefined;
  if (language !== undefined) return { ...begun, language };
  if (name !== "a") return begun;
  const url = /^\s+href\s*=\s*(?:"([^"]*)"|'([^']*)')\s*$/i.exec(more);
  const address = url?.[1] ?? url?.[2] ?? "";
  return isGoodLink(address) ? { ...begun, url: address } : undefined;
}

/** As Telegram takes it: without white space around it, and without formatting of nothing. */
function trimmed(whole: string, parts: readonly TextPart[]): BroadcastText {
  const text = whole.trim();
  const cut = whole.length - whole.trimStart().length;
  const kept = parts.flatMap((part) => {
    const start = Math.max(part.offset - cut, 0);
    const end = Math.min(part.offset - cut + part.length, text.length);
    return end > start ? [{ ...part, offset: start, length: end - start }] : [];
  });
  return { text, parts: kept.slice(0, MOST_PARTS) };
}
