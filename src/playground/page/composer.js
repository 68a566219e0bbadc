import { button, element, iconButton } from "./elements.js";
import { icon } from "./icons.js";
import { label } from "./labels.js";
import { panel } from "./overlays.js";
import { PRACTICE_PLACES } from "./places.js";

const INLINE_PAUSE_MS = 250;

/** The line where a person writes, with commands, attachments and inline mode. */
export class Composer {
  #on;
  #botUsername;
  #panelPlace = element("div", { className: "panel-place" });
  #input;
  #file = element("input", { type: "file", hidden: true, "data-role": "file" });
  #commands = [];
  #inlineTimer;
  #open = "";

  constructor({ botUsername, on }) {
    this.#on = on;
    this.#botUsername = botUsername;
    this.#input = element("textarea", {
      rows: "1",
      maxlength: "20000",
      "data-role": "composer",
      "aria-label": label("composer"),
      placeholder: label("composer"),
      oninput: () => this.#changed(),
      onkeydown: (event) => this.#key(event),
    });
    const send = iconButton(icon("send"), label("send"), { className: "round strong", "data-role": "send" }, () =>
      this.#send(),
    );
    const line = element(
      "div",
      { className: "composer" },
      iconButton("/", label("commands"), { className: "round", "data-role": "commands" }, () =>
        this.#toggle("commands"),
      ),
      iconButton("+", label("attach"), { className: "round", "data-role": "attach" }, () => this.#toggle("attach")),
      this.#input,
      send,
      this.#file,
    );
    this.element = element("div", { className: "composer-area" }, this.#panelPlace, line);
    this.element.addEventListener("keydown", (event) => event.key === "Escape" && this.#show("", []));
  }

  set commands(commands) {
    this.#commands = commands;
  }

  set placeholder(text) {
    this.#input.placeholder = text || label("composer");
  }

  write(text) {
    this.#input.value = text;
    this.#input.focus();
    this.#changed();
  }

  /** What the bot offers for the inline query that is being typed. */
  offer(results, choose) {
    if (!this.#input.value.startsWith(`@${this.#botUsername} `)) return;
    const entries = results.map((result) => ({
      title: result.title,
      detail: result.description,
      choose: () => {
        this.#input.value = "";
        this.#changed();
        choose(result);
      },
    }));
    this.#show("inline", entries, label("results"));
  }

  #send() {
    const text = this.#input.value.trim();
    if (text === "") return;
    this.#input.value = "";
    this.#changed();
    this.#on.say(text);
  }

  #key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#send();
  }

  #changed() {
    this.#input.style.height = "auto";
    this.#input.style.height = `${this.#input.scrollHeight}px`;
    clearTimeout(this.#inlineTimer);
    const text = this.#input.value;
    const mention = `@${this.#botUsername} `;
    if (text.startsWith(mention)) {
      this.#inlineTimer = setTimeout(() => this.#on.askInline(text.slice(mention.length)), INLINE_PAUSE_MS);
    } else if (/^\/\w*$/.test(text)) this.#showCommands(text.slice(1));
    else this.#show("", []);
  }

  #toggle(name) {
    if (this.#open === name) return this.#show("", []);
    return name === "commands" ? this.#showCommands("") : this.#showAttachments();
  }

  #showCommands(beginning) {
    const fitting = this.#commands.filter(({ command }) => command.startsWith(beginning));
    const entries = fitting.map(({ command, description }) => ({
      title: `/${command}`,
      detail: description,
      choose: () => {
        this.#input.value = "";
        this.#changed();
        this.#on.say(`/${command}`);
      },
    }));
    if (entries.length === 0 && beginning === "")
      entries.push({ title: label("noCommands"), choose: () => this.#show("", []) });
    this.#show("commands", entries, label("commands"));
  }

  #showAttachments() {
    const entries = [
      { title: label("document"), picture: "document", choose: () => this.#pickFile("document", "") },
      { title: label("photo"), picture: "photo", choose: () => this.#pickFile("photo", "image/png,image/jpeg") },
      { title: label("location"), picture: "pin", choose: () => this.showPlaces() },
      { title: label("sticker"), picture: "sticker", choose: () => this.#sendPlain("sticker") },
      { title: label("voice"), picture: "voice", choose: () => this.#sendPlain("voice") },
    ];
    this.#show("attach", entries, label("attach"));
  }

  showPlaces() {
    const entries = PRACTICE_PLACES.map((place) => ({
      title: place.name,
      picture: "pin",
      choose: () => {
        this.#show("", []);
        this.#on.shareLocation(place);
      },
    }));
    this.#show("places", entries, label("chooseLocation"));
  }

  #sendPlain(kind) {
    this.#show("", []);
    this.#on.sendPlain(kind);
  }

  #pickFile(as, accept) {
    this.#show("", []);
    this.#file.accept = accept;
    this.#file.onchange = () => {
      const [file] = this.#file.files;
      if (file) this.#on.sendFile(file, as);
      this.#file.value = "";
    };
    this.#file.click();
  }

  #show(name, entries, title = "") {
    this.#open = entries.length > 0 ? name : "";
    this.#panelPlace.replaceChildren(...(entries.length > 0 ? [panel(title, entries)] : []));
  }
}

/** The bot's keyboard in the place of letters. */
export function replyKeyboard(keyboard, on) {
  const rows = keyboard.keyboard.map((row) =>
    element(
      "div",
      { className: "row" },
      ...row.map((key) => replyButton(typeof key === "string" ? { text: key } : key, on)),
    ),
  );
  return element("div", { className: "reply-keyboard", role: "group", "aria-label": label("keyboard") }, ...rows);
}

function replyButton(key, on) {
  const press = key.request_location ? on.showPlaces : () => on.say(key.text);
  return button(key.text, { className: `reply-button ${key.style ?? ""}` }, press);
}
