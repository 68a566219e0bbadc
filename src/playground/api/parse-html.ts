import type { MessageEntity, User } from "grammy/types";
import { badRequest } from "./api-error.ts";

export interface FormattedText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

interface OpenTag {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly offset: number;
}

const SUPPORTED_TAGS = new Set(
  "a b strong i em s strike del u ins tg-spoiler tg-emoji tg-time span pre code blockquote".split(" "),
);
const NAMED_CHARACTERS: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };
const TAG = /^<(\/?)([^\s>/]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/;
const ATTRIBUTE = /\s*([^\s=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9.-]+)))?/gy;

/**
 * Telegram's HTML, by hand because Telegram is stricter than any HTML parser: a fixed set of tags, each closed in
 * order, and four named characters. Offsets in errors count bytes, as Telegram's do.
 */
export function parseHtml(html: string): FormattedText {
  let text = "";
  let position = 0;
  const open: OpenTag[] = [];
  const entities: MessageEntity[] = [];

  while (position < html.length) {
    const next = html.slice(position).search(/[<&]/);
    if (next === -1) return finish(text + html.slice(position), entities, open);
    text += html.slice(position, position + next);
    position += next;
    if (html[position] === "&") {
      const character = readCharacter(html.slice(position, position + 12));
      text += character.text;
      position += character.length;
      continue;
    }
    const tag = readTag(html, position);
    if (tag.isEnd) closeTag(tag.name, byteOffset(html, position), text, open, entities);
    else open.push(startTag(tag, byteOffset(html, position), text.length));
    position += tag.length;
  }
  return finish(text, entities, open);
}

function finish(text: string, entities: MessageEntity[], open: readonly OpenTag[]): FormattedText {
  const left = open.at(-1);
  if (left) throw entityError(`Can't find end tag corresponding to start tag "${left.tag}"`);
  entities.sort((one, other) => one.offset - other.offset || other.length - one.length);
  return { text, entities };
}

function readCharacter(html: string): { readonly text: string; readonly length: number } {
  const match = /^&(?:#x([0-9a-f]+)|#([0-9]+)|([a-z]+));?/i.exec(html);
  if (!match) return { text: "&", length: 1 };
  const [whole, hex, decimal, name] = match;
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
  const known = name ? NAMED_CHARACTERS[name] : code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
  return known === undefined ? { text: "&", length: 1 } : { text: known, length: whole.length };
}

interface ReadTag {
  readonly isEnd: boolean;
  readonly name: string;
  readonly rest: string;
  readonly length: number;
}

function readTag(html: string, position: number): ReadTag {
  const match = TAG.exec(html.slice(position));
  const isEnd = html[position + 1] === "/";
  if (!match) throw entityError(`Unclosed ${isEnd ? "end" : "start"} tag at byte offset ${byteOffset(html, position)}`);
  return { isEnd, name: (match[2] ?? "").toLowerCase(), rest: match[3] ?? "", length: match[0].length };
}

function startTag(tag: ReadTag, at: number, offset: number): OpenTag {
  // "<br/>" is not a tag that Telegram knows by any name.
  const name = tag.rest.startsWith("/") ? `${tag.name}/` : tag.name;
  if (!SUPPORTED_TAGS.has(name)) throw entityError(`Unsupported start tag "${name}" at byte offset ${at}`);
  const attributes = readAttributes(tag, at);
  if (name === "span" && attributes.get("class") !== "tg-spoiler") {
    throw entityError(`Tag "span" must have class "tg-spoiler" at byte offset ${at}`);
  }
  return { tag: name, attributes, offset };
}

function readAttributes(tag: ReadTag, at: number): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  const rest = tag.rest.trim();
  ATTRIBUTE.lastIndex = 0;
  while (ATTRIBUTE.lastIndex < rest.length) {
    const match = ATTRIBUTE.exec(rest);
    if (!match?.[1]) throw entityError(`Empty attribute name in the tag "${tag.name}" at byte offset ${at}`);
    attributes.set(match[1].toLowerCase(), decode(match[2] ?? match[3] ?? match[4] ?? ""));
  }
  return attributes;
}

function decode(value: string): string {
  return value.replace(/&[^;\s]+;?/g, (reference) => {
    const character = readCharacter(reference);
    return character.text + reference.slice(character.length);
  });
}

function closeTag(name: string, at: number, text: string, open: OpenTag[], entities: MessageEntity[]): void {
  const last = open.pop();
  if (!last) throw entityError(`Unexpected end tag at byte offset ${at}`);
  if (name !== "" && name !== last.tag) {
    throw entityError(`Unmatched end tag at byte offset ${at}, expected "</${last.tag}>", found "</${name}>"`);
  }
  const length = text.length - last.offset;
  const entity = length > 0 ? entityOf(last, length, text) : undefined;
  if (!entity) return;
  const inner = entities.at(-1);
  // <pre><code class="language-x"> is one entity: a code block that knows its language.
  if (entity.type === "pre" && inner?.type === "code" && inner.offset === entity.offset && inner.length === length) {
    entities.pop();
  }
  entities.push(entity);
}

function entityOf(open: OpenTag, length: number, text: string): MessageEntity | undefined {
  const place = { offset: open.offset, length };
  switch (open.tag) {
    case "b":
    case "strong":
      return { ...place, type: "bold" };
    case "i":
    case "em":
      return { ...place, type: "italic" };
    case "u":
    case "ins":
      return { ...place, type: "underline" };
    case "s":
    case "strike":
    case "del":
      return { ...place, type: "strikethrough" };
    case "code":
      return { ...place, type: "code" };
    case "pre":
      return { ...place, type: "pre" };
    case "blockquote":
      return { ...place, type: open.attributes.has("expandable") ? "expandable_blockquote" : "blockquote" };
    case "tg-emoji":
      return { ...place, type: "custom_emoji", custom_emoji_id: open.attributes.get("emoji-id") ?? "" };
    case "a":
      return linkOf(open.attributes.get("href") ?? text.slice(open.offset), place);
    default:
      return open.tag === "tg-time" ? undefined : { ...place, type: "spoiler" };
  }
}

function linkOf(href: string, place: { offset: number; length: number }): MessageEntity | undefined {
  const mentioned = /^tg:\/\/user\?id=(\d+)$/.exec(href)?.[1];
  if (mentioned) {
    const user: User = { id: Number(mentioned), is_bot: false, first_name: "" };
    return { ...place, type: "text_mention", user };
  }
  const url = /^[a-z][a-z0-9+.-]*:/i.test(href) ? href : `http://${href}`;
  // Telegram drops a link it cannot open and keeps its words.
  if (!/^(https?|tg|mailto|tel):/i.test(url) || !URL.canParse(url)) return undefined;
  return { ...place, type: "text_link", url };
}

function byteOffset(html: string, position: number): number {
  return Buffer.byteLength(html.slice(0, position));
}

function entityError(reason: string): Error {
  return badRequest(`can't parse entities: ${reason}`);
}
