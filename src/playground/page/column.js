import { messageElement } from "./bubble.js";
import { Composer, replyKeyboard } from "./composer.js";
import { button, element } from "./elements.js";
import { label } from "./labels.js";
import { showAlert, showToast } from "./overlays.js";
import { act } from "./play-api.js";

const TYPING_MS = 5000;
const NEAR_END_PIXELS = 80;

/** One person's chat with the bot: what stands on that person's phone. */
export class Column {
  #state;
  #bot;
  #log = element("div", { className: "log", role: "log", "aria-live": "polite", tabindex: "0" });
  #status = element("p", { className: "status" });
  #lower = element("div", { className: "lower" });
  #composer;
  #spinning = new Map();
  #earlyAnswers = new Set();
  #typingTimer;
  #on = {
    say: (text) => this.#do("messages", { text }),
    command: (text) => this.#do("messages", { text }),
    start: (payload) => this.#do("messages", { text: payload === "" ? "/start" : `/start ${payload}` }),
    press: (message, one, made) => this.#press(message, one, made),
    webApp: (message, one) => this.#openWebApp(message, one),
    copy: (text) => this.#copy(text),
    inline: (query) => this.#composer.write(`@${this.#bot.username} ${query}`),
    askInline: (query) => this.#do("inline-queries", { query }),
    shareLocation: ({ latitude, longitude }) => this.#do("location", { latitude, longitude }),
    sendPlain: (kind) => this.#do(kind),
    sendFile: (file, as) => this.#sendFile(file, as),
    showPlaces: () => this.#composer.showPlaces(),
  };

  constructor(state, bot) {
    this.#state = state;
    this.#bot = bot;
    this.#on.botUsername = bot.username;
    this.element = element("section", { className: "column", "data-person": state.user.id });
    this.draw();
  }

  get user() {
    return this.#state.user;
  }

  /** Draws everything anew, for a first look or another page language. */
  draw() {
    const { user, messages } = this.#state;
    this.element.setAttribute("aria-label", label("chatOf", user.first_name));
    this.#composer = new Composer({ botUsername: this.#bot.username, on: this.#on });
    this.#composer.commands = this.#state.commands;
    this.#log.replaceChildren(...messages.map((message) => this.#draw(message)));
    this.element.replaceChildren(this.#head(), this.#log, this.#lower);
    this.#showStatus();
    this.#drawLower();
    this.#scrollToEnd();
  }

  /** A hidden column cannot scroll, so it catches up when it is shown. */
  show(isChosen) {
    this.element.classList.toggle("chosen", isChosen);
    if (isChosen) this.#scrollToEnd();
  }

  refresh({ commands, description }) {
    this.#state = { ...this.#state, commands, description };
    this.#composer.commands = commands;
    this.#drawLower();
  }

  receive(event) {
    if (event.kind === "message" || event.kind === "edited") {
      if (event.message.chat.id === this.user.id) this.#receiveMessage(event);
    } else if (event.kind === "callbackAnswer") this.#receiveAnswer(event);
    else if (event.kind === "inlineResults") this.#receiveOffers(event);
    else if (event.chatId === this.user.id) this.#receiveChange(event);
  }

  #receiveMessage({ kind, message }) {
    const { messages } = this.#state;
    const place = messages.findIndex((one) => one.message_id === message.message_id);
    if (kind === "edited" && place === -1) return;
    const isAtEnd = this.#isAtEnd();
    const drawn = this.#draw(message);
    if (place === -1) {
      messages.push(message);
      this.#log.append(drawn);
    } else {
      messages[place] = message;
      this.#find(message.message_id)?.replaceWith(drawn);
    }
    if (message.from?.is_bot) this.#showStatus();
    if (messages.length === 1) this.#drawLower();
    if (isAtEnd || !message.from?.is_bot) this.#scrollToEnd();
  }

  #receiveAnswer({ callbackQueryId, text, isAlert, url }) {
    this.#stopSpinning(callbackQueryId);
    if (text !== "" && isAlert) showAlert(this.element, text);
    else if (text !== "") showToast(this.element, text);
    if (url) window.open(url, "_blank", "noopener");
  }

  #receiveOffers({ results, button: link }) {
    this.#composer.offer(results, (result) => this.#do("inline-choices", { result_id: result.id }));
    if (link) showToast(this.element, link.text);
  }

  #receiveChange(event) {
    switch (event.kind) {
      case "deleted":
        this.#state.messages = this.#state.messages.filter((one) => one.message_id !== event.messageId);
        this.#find(event.messageId)?.remove();
        break;
      case "keyboard":
        this.#state.keyboard = event.keyboard;
        this.#drawLower();
        this.#scrollToEnd();
        break;
      case "blocked":
        this.#state.isBlocked = event.isBlocked;
        this.draw();
        break;
      case "action":
        this.#showStatus(label(event.action === "typing" ? "typing" : "sendingFile"));
    }
  }

  #head() {
    const { user, isBlocked } = this.#state;
    const avatar = element(
      "span",
      { className: `avatar tint-${tintOf(user.first_name)}`, "aria-hidden": "true" },
      user.first_name.slice(0, 1),
    );
    const words = element("div", { className: "head-words" }, element("h2", {}, user.first_name), this.#status);
    const deed = isBlocked ? "unblock" : "block";
    const more = button(label(deed), { className: "quiet", "data-role": deed }, () => this.#do(deed));
    return element("header", { className: "head" }, avatar, words, more);
  }

  #drawLower() {
    const { messages, isBlocked, keyboard } = this.#state;
    if (isBlocked) {
      const unblock = button(label("unblock"), { className: "wide strong" }, () => this.#do("unblock"));
      this.#lower.replaceChildren(element("p", { className: "hint" }, label("blocked")), unblock);
    } else if (messages.length === 0) {
      const hint = this.#state.description || label("emptyChat", this.#bot.name);
      const start = button(label("start"), { className: "wide strong", "data-role": "start" }, () =>
        this.#on.start(""),
      );
      this.#lower.replaceChildren(element("p", { className: "hint" }, hint), start, this.#composer.element);
    } else {
      const keys = keyboard?.keyboard ? [replyKeyboard(keyboard, this.#on)] : [];
      this.#lower.replaceChildren(this.#composer.element, ...keys);
    }
    this.#composer.placeholder = keyboard?.input_field_placeholder;
  }

  #draw(message) {
    return messageElement(message, { isOwn: message.from?.id === this.user.id, on: this.#on });
  }

  #find(messageId) {
    return this.#log.querySelector(`[data-message-id="${messageId}"]`);
  }

  async #press(message, one, made) {
    made.classList.add("spinning");
    made.setAttribute("aria-busy", "true");
    const pressed = await this.#do("presses", { message_id: message.message_id, label: one.callback_data ?? one.text });
    const queryId = pressed?.callback_query_id;
    if (queryId) this.#spinning.set(queryId, made);
    // The answer may come through the stream before the press itself is confirmed.
    if (!queryId || this.#earlyAnswers.has(queryId)) this.#stopSpinning(queryId, made);
  }

  #stopSpinning(queryId, made = this.#spinning.get(queryId)) {
    if (!made) this.#earlyAnswers.add(queryId);
    this.#spinning.delete(queryId);
    made?.classList.remove("spinning");
    made?.removeAttribute("aria-busy");
  }

  async #openWebApp(message, one) {
    const opened = await this.#do("web-apps", { message_id: message.message_id, label: one.text });
    if (opened?.url) window.open(opened.url, "_blank", "noopener");
  }

  async #copy(text) {
    await navigator.clipboard?.writeText(text).catch(() => {});
    showToast(this.element, `${label("copied")}: ${text}`);
  }

  async #sendFile(file, as) {
    const form = new FormData();
    form.append("as", as);
    form.append("file", file, file.name);
    await this.#do("files", form);
  }

  async #do(deed, body) {
    try {
      return await act(this.user.id, deed, body);
    } catch (error) {
      showToast(this.element, `${label("failed")}: ${error.message}`);
      return undefined;
    }
  }

  #showStatus(text) {
    clearTimeout(this.#typingTimer);
    this.#status.textContent = text ?? label("with", this.#bot.name);
    this.#status.classList.toggle("busy", text !== undefined);
    if (text !== undefined) this.#typingTimer = setTimeout(() => this.#showStatus(), TYPING_MS);
  }

  #isAtEnd() {
    return this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < NEAR_END_PIXELS;
  }

  #scrollToEnd() {
    requestAnimationFrame(() => {
      this.#log.scrollTop = this.#log.scrollHeight;
    });
  }
}

function tintOf(name) {
  return [...name].reduce((sum, letter) => (sum * 17 + letter.codePointAt(0)) % 1009, 0) % 5;
}
