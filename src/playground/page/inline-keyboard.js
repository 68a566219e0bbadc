import { button, element } from "./elements.js";
import { linkElement } from "./formatted-text.js";

/** The buttons under a message, in the bot's rows and colours. */
export function inlineKeyboard(message, on) {
  const rows = message.reply_markup.inline_keyboard.map((row) =>
    element("div", { className: "row" }, ...row.map((one) => inlineButton(message, one, on))),
  );
  return element("div", { className: "inline-keyboard" }, ...rows);
}

function inlineButton(message, one, on) {
  const look = { className: `inline-button ${one.style ?? ""}` };
  if (one.url !== undefined) {
    const made = linkElement(one.url, on, look);
    made.append(one.text, element("span", { className: "corner", "aria-hidden": "true" }, "↗"));
    return made;
  }
  if (one.disabled !== undefined) return element("button", { type: "button", ...look, disabled: true }, one.text);
  if (one.web_app) return button(one.text, look, () => on.webApp?.(message, one));
  if (one.copy_text) return button(one.text, look, () => on.copy?.(one.copy_text.text));
  const query = one.switch_inline_query_current_chat ?? one.switch_inline_query;
  if (query !== undefined) return button(one.text, look, () => on.inline?.(query));
  const made = button(one.text, look, () => on.press?.(message, one, made));
  return made;
}
