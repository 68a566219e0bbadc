import type { Method } from "./call-context.ts";
import { answerCallbackQuery } from "./methods/answer-callback-query.ts";
import { answerInlineQuery } from "./methods/answer-inline-query.ts";
import * as profile from "./methods/bot-profile.ts";
import { copyMessage, forwardMessage } from "./methods/copy-and-forward.ts";
import { deleteMessage, deleteMessages, pinChatMessage, unpinChatMessage } from "./methods/delete-and-pin.ts";
import { editMessageCaption, editMessageReplyMarkup, editMessageText } from "./methods/edit-message.ts";
import { getChat, getChatMember, getChatMemberCount, getFile, getMe } from "./methods/look-up.ts";
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from "./methods/receive-updates.ts";
import { sendDocument, sendPhoto } from "./methods/send-files.ts";
import { sendChatAction, sendLocation, sendMessage } from "./methods/send-message.ts";

const METHODS: Readonly<Record<string, Method>> = {
  ...profile,
  answerCallbackQuery,
  answerInlineQuery,
  copyMessage,
  deleteMessage,
  deleteMessages,
  deleteWebhook,
  editMessageCaption,
  editMessageReplyMarkup,
  editMessageText,
  forwardMessage,
  getChat,
  getChatMember,
  getChatMemberCount,
  getFile,
  getMe,
  getUpdates,
  getWebhookInfo,
  pinChatMessage,
  sendChatAction,
  sendDocument,
  sendLocation,
  sendMessage,
  sendPhoto,
  setWebhook,
  unpinChatMessage,
};

// Telegram reads method names without regard to upper and lower case.
const BY_LOWER_CASE = new Map(Object.entries(METHODS).map(([name, method]) => [name.toLowerCase(), { name, method }]));

export function findMethod(name: string): { readonly name: string; readonly method: Method } | undefined {
  return BY_LOWER_CASE.get(name.toLowerCase());
}
