import { type Api, type Context, GrammyError } from "grammy";
import type { InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup } from "grammy/types";
import { toPlainText } from "../content/markup.ts";
import { shorten } from "../content/shorten.ts";
import { encodePress } from "./callback-data.ts";
import type { Button, Reply } from "./replies/reply.ts";

/** Shows a reply where the person looks: in place of the message whose button was pressed, else as a new message. */
export async function show(ctx: Context, reply: Reply): Promise<void> {
  // Telegram puts a button where the keyboard is only with a new message.
  if (ctx.callbackQuery === undefined || reply.positionButton !== undefined) {
    await send(ctx, reply);
    return;
  }
  try {
    await ctx.editMessageText(reply.text, { ...options, reply_markup: toMarkup(reply) });
  } catch (error) {
    if (!isUneditable(error)) throw error;
    await send(ctx, reply);
  }
  await settle(ctx);
}

/** Sends a new message below everything else. */
export async function send(ctx: Context, reply: Reply): Promise<void> {
  await ctx.reply(reply.text, { ...options, reply_markup: toPositionMarkup(reply) ?? toMarkup(reply) });
  await settle(ctx);
}

/** Writes to somebody who has not asked just now. False when that person cannot be reached any more. */
export async function sendTo(api: Api, chat: number, reply: Reply): Promise<boolean> {
  try {
    await post(api, chat, reply);
    return true;
  } catch (error) {
    if (isUnreachable(error)) return false;
    throw error;
  }
}

/** The same, for who wants to know what Telegram says against it. */
export async function post(api: Api, chat: number, reply: Reply): Promise<void> {
  await api.sendMessage(chat, reply.text, { ...options, reply_markup: toMarkup(reply) });
}

/** Ends the spinner on the pressed button; with words, shows them for a moment. Harmless when repeated. */
export async function settle(ctx: Context, words?: string): Promise<void> {
  if (ctx.callbackQuery === undefined) return;
  // A pop-up shows no markup.
  const answer = words === undefined ? {} : { text: shorten(toPlainText(words), 200), show_alert: true };
  await ctx.answerCallbackQuery(answer);
}

/** Says something, and takes the button of the position away from where the keyboard is. */
export async function dropPositionButton(ctx: Context, text: string): Promise<void> {
  await ctx.reply(text, { ...options, reply_markup: { remove_keyboard: true } });
}

export function toMarkup({ buttons = [] }: Reply): InlineKeyboardMarkup {
  return { inline_keyboard: buttons.map((row) => row.map(toButton)) };
}

function toPositionMarkup({ positionButton }: Reply): ReplyKeyboardMarkup | undefined {
  if (positionButton === undefined) return undefined;
  const keyboard = [[{ text: positionButton, request_location: true }]];
  return { keyboard, resize_keyboard: true, one_time_keyboard: true };
}

/** Telegram's words for a chat that is gone, and for a group in which we may not write. */
const OUT_OF_REACH = [
  "chat not found",
  "PEER_ID_INVALID",
  "not enough rights",
  "no rights to send",
  "need administrator rights",
  "CHAT_RESTRICTED",
  "CHAT_(WRITE|SEND_\\w+)_FORBIDDEN",
  "TOPIC_(CLOSED|DELETED)",
  "message thread not found",
  "upgraded to a supergroup",
];
const IS_OUT_OF_REACH = new RegExp(OUT_OF_REACH.join("|"));

/** The person blocked the bot, left Telegram, or never opened the chat; or the group lets us say nothing. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof GrammyError && isOutOfReach(error);
}

/** The same of what Telegram says, where grammY makes no error of it. */
export function isOutOfReach({ error_code, description }: Pick<GrammyError, "error_code" | "description">): boolean {
  return error_code === 403 || (error_code === 400 && IS_OUT_OF_REACH.test(description));
}

const options = { parse_mode: "HTML", link_preview_options: { is_disabled: true } } as const;

/** Too old, deleted, or not ours: the answer must still be seen. */
function isUneditable(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    error.error_code === 400 &&
    /message to edit not found|message can't be edited|MESSAGE_ID_INVALID|there is no text/.test(error.description)
  );
}

function toButton(button: Button): InlineKeyboardButton {
  const { text, style } = button;
  const look = style === undefined ? { text } : { text, style };
  if ("press" in button) return { ...look, callback_data: encodePress(button.press) };
  if ("copy" in button) return { ...look, copy_text: { text: button.copy } };
  if ("webApp" in button) return { ...look, web_app: { url: button.webApp } };
  return "url" in button ? { ...look, url: button.url } : { ...look, switch_inline_query: button.shareQuery };
}
