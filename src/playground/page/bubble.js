import { element } from "./elements.js";
import { formattedText } from "./formatted-text.js";
import { icon } from "./icons.js";
import { inlineKeyboard } from "./inline-keyboard.js";
import { label, pageLanguage } from "./labels.js";

/** One message with its buttons. `on` holds what a click on a part of it does. */
export function messageElement(message, { isOwn, on }) {
  const bubble = element(
    "div",
    { className: `bubble ${isOwn ? "own" : "theirs"}` },
    forwardLine(message),
    replyLine(message),
    viaLine(message),
    ...contentOf(message),
    captionOf(message, on),
    footer(message),
  );
  const keyboard = message.reply_markup ? inlineKeyboard(message, on) : undefined;
  return element(
    "article",
    { className: `message ${isOwn ? "own" : "theirs"}`, "data-message-id": message.message_id },
    bubble,
    keyboard,
  );
}

function captionOf(message, on) {
  const text = message.text ?? message.caption;
  if (text === undefined) return undefined;
  const words = element("div", { className: "words", dir: "auto" });
  words.append(formattedText(text, message.entities ?? message.caption_entities, on));
  return words;
}

function contentOf(message) {
  if (message.photo) return [photo(message.photo)];
  if (message.document) return [documentLink(message.document)];
  if (message.location) return [location(message.location)];
  if (message.sticker)
    return [element("div", { className: "plain-media", role: "img", "aria-label": label("sticker") }, icon("sticker"))];
  if (message.voice)
    return [element("div", { className: "media" }, icon("voice"), `${label("voice")} · ${message.voice.duration} s`)];
  return [];
}

function photo(sizes) {
  const { file_id: id, width, height } = sizes.at(-1);
  return element("img", {
    className: "photo",
    src: `play/files/${id}`,
    width,
    height,
    alt: label("photo"),
    loading: "lazy",
  });
}

function documentLink({ file_id: id, file_name: name, file_size: size }) {
  const words = element(
    "span",
    {},
    element("strong", {}, name),
    element("small", {}, `${label("download")} · ${sizeText(size)}`),
  );
  const icon = element("span", { className: "document-icon", "aria-hidden": "true" }, "↓");
  return element("a", { className: "document", href: `play/files/${id}`, download: name }, icon, words);
}

function sizeText(bytes) {
  return bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} KB`;
}

function location({ latitude, longitude }) {
  const place = `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
  return element("div", { className: "media location" }, icon("pin"), ` ${label("location")} · ${place}`);
}

function forwardLine({ forward_origin: origin }) {
  return (
    origin &&
    element("div", { className: "small-line" }, `${label("forwarded")} ${origin.sender_user?.first_name ?? ""}`)
  );
}

function viaLine({ via_bot: bot }) {
  return bot && element("div", { className: "small-line" }, `${label("via")} @${bot.username}`);
}

function replyLine({ reply_to_message: replied }) {
  return replied && element("div", { className: "reply-line" }, replied.text ?? replied.caption ?? "…");
}

function footer({ date, edit_date: edited }) {
  const time = new Date(date * 1000).toLocaleTimeString(pageLanguage(), {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return element("div", { className: "time" }, `${edited ? `${label("edited")} · ` : ""}${time}`);
}
