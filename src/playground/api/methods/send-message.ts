import { badRequest } from "../api-error.ts";
import type { CallContext } from "../call-context.ts";
import { findChatToWrite } from "../find-chat.ts";
import { readText } from "../message-text.ts";
import { postAsBot } from "../post-as-bot.ts";
import { readReplyMarkup } from "../reply-markup.ts";

const CHAT_ACTIONS = [
  "typing",
  "upload_photo",
  "record_video",
  "upload_video",
  "record_voice",
  "upload_voice",
  "upload_document",
  "choose_sticker",
  "find_location",
  "record_video_note",
  "upload_video_note",
];

export function sendMessage(call: CallContext): unknown {
  const { text, entities } = readText(call.parameters);
  // Telegram looks at the keyboard before it looks for the chat.
  readReplyMarkup(call.parameters);
  const chat = findChatToWrite(call);
  return postAsBot(call, chat, { text, ...(entities.length > 0 && { entities: [...entities] }) });
}

export function sendLocation(call: CallContext): unknown {
  const { parameters } = call;
  if (!parameters.has("latitude") || !parameters.has("longitude")) throw badRequest("location must be non-empty");
  const [latitude, longitude] = [Number(parameters.text("latitude")), Number(parameters.text("longitude"))];
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) throw badRequest("wrong latitude or longitude specified");
  readReplyMarkup(parameters);
  return postAsBot(call, findChatToWrite(call), { location: { latitude, longitude } });
}

export function sendChatAction(call: CallContext): true {
  const action = call.parameters.text("action");
  if (!CHAT_ACTIONS.includes(action)) throw badRequest("wrong parameter action in request");
  const chat = findChatToWrite(call);
  call.world.tell(chat, { kind: "action", chatId: chat.id, action });
  return true;
}
