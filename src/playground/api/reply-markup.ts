import type { ForceReply, InlineKeyboardMarkup, ReplyKeyboardMarkup } from "grammy/types";
import { badRequest } from "./api-error.ts";
import { isObject, type Parameters, wordOf } from "./parameters.ts";

export type ReplyMarkup =
  | { readonly kind: "none" }
  | { readonly kind: "inline"; readonly keyboard: InlineKeyboardMarkup }
  | { readonly kind: "reply"; readonly keyboard: ReplyKeyboardMarkup | ForceReply }
  | { readonly kind: "remove" };

type Fields = Readonly<Record<string, unknown>>;

const STYLES: readonly unknown[] = ["danger", "success", "primary", undefined];
const INLINE_ACTIONS = [
  "url",
  "callback_data",
  "web_app",
  "login_url",
  "switch_inline_query",
  "switch_inline_query_current_chat",
  "switch_inline_query_chosen_chat",
  "copy_text",
  "disabled",
];
const MOST_INLINE_BUTTONS = 100;
const MOST_REPLY_BUTTONS = 300;

export function readReplyMarkup(parameters: Parameters): ReplyMarkup {
  const markup = parameters.object("reply_markup");
  return markup ? parseReplyMarkup(markup) : { kind: "none" };
}

/** Edits and inline results carry inline keyboards only. */
export function readInlineKeyboard(parameters: Parameters): InlineKeyboardMarkup | undefined {
  return inlineOnly(readReplyMarkup(parameters));
}

export function inlineOnly(markup: ReplyMarkup): InlineKeyboardMarkup | undefined {
  if (markup.kind === "none") return undefined;
  if (markup.kind !== "inline") throw badRequest("inline keyboard expected");
  return markup.keyboard.inline_keyboard.length > 0 ? markup.keyboard : undefined;
}

export function parseReplyMarkup(markup: Fields): ReplyMarkup {
  if ("inline_keyboard" in markup) {
    const rows = readRows(markup.inline_keyboard, "inline_keyboard", MOST_INLINE_BUTTONS);
    for (const button of rows.flat()) checkInlineButton(button);
    return { kind: "inline", keyboard: { inline_keyboard: rows } as unknown as InlineKeyboardMarkup };
  }
  if ("keyboard" in markup) {
    const rows = readRows(markup.keyboard, "keyboard", MOST_REPLY_BUTTONS).map((row) => row.map(readReplyButton));
    checkPlaceholder(markup);
    return rows.length === 0
      ? { kind: "remove" }
      : { kind: "reply", keyboard: { ...markup, keyboard: rows } as unknown as ReplyKeyboardMarkup };
  }
  if (markup.remove_keyboard === true) return { kind: "remove" };
  if (markup.force_reply === true) {
    checkPlaceholder(markup);
    return { kind: "reply", keyboard: markup as unknown as ForceReply };
  }
  return { kind: "none" };
}

function readRows(value: unknown, field: string, most: number): readonly (readonly unknown[])[] {
  if (!Array.isArray(value)) {
    throw badRequest(`can't parse reply keyboard markup JSON object: Field "${field}" must be of type Array`);
  }
  if (!value.every((row) => Array.isArray(row))) {
    throw badRequest(`can't parse reply keyboard markup JSON object: Field "${field}" must be an Array of Arrays`);
  }
  if (value.flat().length > most) throw badRequest("reply markup is too long");
  return value.filter((row) => row.length > 0);
}

function checkInlineButton(button: unknown): void {
  const { fields, text } = readButton(button, "inline keyboard button");
  const actions = INLINE_ACTIONS.filter((action) => action in fields);
  if (actions.length === 0) {
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  }
  if (actions.length > 1) {
    throw badRequest(`can't parse inline keyboard button: "${text}" has more than one action: ${actions.join(", ")}`);
  }
  if ("callback_data" in fields) checkCallbackData(fields.callback_data);
  if ("url" in fields) checkUrl(fields.url);
  if ("web_app" in fields) checkWebApp(fields.web_app);
  if ("copy_text" in fields) checkCopyText(fields.copy_text);
}

function readButton(button: unknown, what: string): { readonly fields: Fields; readonly text: string } {
  if (!isObject(button)) throw badRequest(`can't parse ${what}: Expected an Object`);
  if (typeof button.text !== "string") {
    throw badRequest(`can't parse ${what}: Field "text" must be of type String`);
  }
  if (button.text.trim() === "") throw badRequest(`${what} text must be non-empty`);
  if (!STYLES.includes(button.style)) throw badRequest(`can't parse ${what}: Button style is invalid`);
  return { fields: button, text: button.text };
}

function checkCallbackData(data: unknown): void {
  if (typeof data !== "string") {
    throw badRequest(`can't parse inline keyboard button: Field "callback_data" must be of type String`);
  }
  const bytes = Buffer.byteLength(data);
  if (bytes < 1 || bytes > 64) throw badRequest("BUTTON_DATA_INVALID");
}

function checkUrl(url: unknown): void {
  const address = wordOf(url);
  const withProtocol = /^[a-z]+:/i.test(address) ? address : `http://${address}`;
  const isFine = /^(https?|tg):\/\/[^\s]+$/i.test(withProtocol) && URL.canParse(withProtocol);
  if (!isFine) throw badRequest(`inline keyboard button URL '${address}' is invalid: Wrong HTTP URL`);
}

/** Telegram takes https only; here a page on this computer, too: nothing that is shown leaves it. */
function checkWebApp(webApp: unknown): void {
  const address = isObject(webApp) ? wordOf(webApp.url) : "";
  const url = URL.parse(address);
  const isHere = url?.protocol === "http:" && ["127.0.0.1", "localhost"].includes(url.hostname);
  if (url?.protocol === "https:" || isHere) return;
  throw badRequest(`inline keyboard button Web App URL '${address}' is invalid: Only HTTPS links are allowed`);
}

function checkCopyText(copyText: unknown): void {
  const text = isObject(copyText) ? copyText.text : undefined;
  if (typeof text !== "string" || text.length < 1 || text.length > 256) throw badRequest("BUTTON_COPY_TEXT_INVALID");
}

function readReplyButton(button: unknown): Fields {
  const { fields } = readButton(typeof button === "string" ? { text: button } : button, "keyboard button");
  return fields;
}

function checkPlaceholder({ input_field_placeholder: placeholder }: Fields): void {
  if (placeholder === undefined) return;
  if (typeof placeholder !== "string" || placeholder.length > 64) throw badRequest("PLACEHOLDER_INVALID");
}
