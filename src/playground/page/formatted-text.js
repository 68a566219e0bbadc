import { button, element } from "./elements.js";
import { label } from "./labels.js";

const TAGS = {
  bold: "b",
  italic: "i",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  spoiler: "span",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};
const LINKS = ["url", "text_link", "email", "bot_command"];
const LONG_QUOTE = 150;

/** Turns a text and its entities into elements, entities inside entities included. */
export function formattedText(text, entities = [], on = {}) {
  const fragment = document.createDocumentFragment();
  append(fragment, { text, from: 0, to: text.length, entities, on });
  return fragment;
}

function append(parent, { text, from, to, entities, on }) {
  let position = from;
  for (const [index, entity] of entities.entries()) {
    const end = entity.offset + entity.length;
    if (entity.offset < position || end > to) continue;
    parent.append(text.slice(position, entity.offset));
    const inner = entities
      .slice(index + 1)
      .filter((other) => other.offset >= entity.offset && other.offset + other.length <= end);
    parent.append(entityElement(entity, { text, from: entity.offset, to: end, entities: inner, on }));
    position = end;
  }
  parent.append(text.slice(position, to));
}

function entityElement(entity, range) {
  const words = range.text.slice(range.from, range.to);
  const made = LINKS.includes(entity.type) ? link(entity, words, range.on) : element(TAGS[entity.type] ?? "span");
  append(made, range);
  if (entity.type === "spoiler") makeSpoiler(made);
  return entity.type === "expandable_blockquote" && words.length > LONG_QUOTE ? expandable(made) : made;
}

function link(entity, words, on) {
  if (entity.type === "bot_command") {
    return element("button", { type: "button", className: "command-link", onclick: () => on.command?.(words) });
  }
  const address = entity.type === "email" ? `mailto:${words}` : (entity.url ?? withProtocol(words));
  return linkElement(address, on);
}

function withProtocol(words) {
  return /^[a-z]+:/i.test(words) ? words : `https://${words}`;
}

/** A link; one to the bot itself (`t.me/<bot>?start=x`) is opened here, as Telegram would. */
export function linkElement(address, on, attributes = {}) {
  // "javascript:" and the like never become a link.
  if (!/^(https?|mailto|tel|tg):/i.test(address)) return element("span", attributes);
  const made = element("a", { href: address, target: "_blank", rel: "noopener noreferrer", ...attributes });
  const payload = startPayload(address, on.botUsername);
  if (payload === undefined) return made;
  made.addEventListener("click", (event) => {
    event.preventDefault();
    on.start?.(payload);
  });
  return made;
}

export function startPayload(address, botUsername) {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const isWeb =
    ["t.me", "telegram.me"].includes(url.hostname) &&
    url.pathname.slice(1).toLowerCase() === botUsername?.toLowerCase();
  const isApp = url.protocol === "tg:" && url.searchParams.get("domain") === botUsername;
  return isWeb || isApp ? (url.searchParams.get("start") ?? "") : undefined;
}

function makeSpoiler(made) {
  made.className = "spoiler";
  made.addEventListener("click", () => made.classList.add("revealed"));
}

function expandable(quote) {
  quote.classList.add("collapsed");
  const toggle = button(label("showMore"), { className: "expand", "aria-expanded": "false" }, () => {
    const isCollapsed = quote.classList.toggle("collapsed");
    toggle.textContent = label(isCollapsed ? "showMore" : "showLess");
    toggle.setAttribute("aria-expanded", String(!isCollapsed));
  });
  const box = element("div", { className: "expandable" }, quote, toggle);
  return box;
}
