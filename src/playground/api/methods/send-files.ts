import type { Message } from "grammy/types";
import type { StoredFile } from "../../world/file-store.ts";
import { badRequest } from "../api-error.ts";
import type { CallContext } from "../call-context.ts";
import { findChatToWrite } from "../find-chat.ts";
import { imageSize } from "../image-size.ts";
import { readCaption } from "../message-text.ts";
import { postAsBot } from "../post-as-bot.ts";
import { readReplyMarkup } from "../reply-markup.ts";

const LARGEST_PHOTO = 10 * 1024 * 1024;
/** Of both sides together, and of one side to the other. Source: Bot API, sendPhoto. */
const MOST_POINTS = 10_000;
const MOST_STRETCHED = 20;

export function sendDocument(call: CallContext): Message {
  const caption = captionOf(call);
  const chat = findChatToWrite(call);
  const file = readFile(call, "document", "documents");
  return postAsBot(call, chat, { document: documentOf(file), ...caption });
}

export function sendPhoto(call: CallContext): Message {
  const caption = captionOf(call);
  const chat = findChatToWrite(call);
  const file = readFile(call, "photo", "photos");
  if (file.content.length > LARGEST_PHOTO) throw badRequest("file is too big");
  return postAsBot(call, chat, { photo: photoOf(file), ...caption });
}

export function captionOf(call: CallContext): Partial<Message> {
  const { text, entities } = readCaption(call.parameters);
  readReplyMarkup(call.parameters);
  return {
    ...(text !== "" && { caption: text }),
    ...(entities.length > 0 && { caption_entities: [...entities] }),
    ...(call.parameters.flag("show_caption_above_media") && { show_caption_above_media: true as const }),
  };
}

function readFile({ world, parameters }: CallContext, name: string, folder: string): StoredFile {
  const uploaded = parameters.file(name);
  if (uploaded) {
    if (uploaded.content.length === 0) throw badRequest("file must be non-empty");
    return world.files.add(folder, uploaded);
  }
  const reference = parameters.text(name);
  if (reference === "") throw badRequest(`there is no ${name} in the request`);
  const known = world.files.byId(reference);
  if (known) return known;
  // Nothing leaves this computer: a file behind an address is refused in the words for an address that does not answer.
  if (/^https?:/i.test(reference)) throw badRequest("failed to get HTTP URL content");
  throw badRequest("wrong file identifier/HTTP URL specified");
}

export function documentOf(file: StoredFile): NonNullable<Message["document"]> {
  return {
    file_name: file.name,
    mime_type: file.mimeType,
    file_id: file.fileId,
    file_unique_id: file.uniqueId,
    file_size: file.content.length,
  };
}

export function photoOf(file: StoredFile): NonNullable<Message["photo"]> {
  const size = imageSize(file.content);
  if (!size) throw badRequest("IMAGE_PROCESS_FAILED");
  const { width, height } = size;
  const isTooStretched = Math.max(width, height) > MOST_STRETCHED * Math.min(width, height);
  if (width + height > MOST_POINTS || isTooStretched) throw badRequest("PHOTO_INVALID_DIMENSIONS");
  return [{ file_id: file.fileId, file_unique_id: file.uniqueId, ...size, file_size: file.content.length }];
}
