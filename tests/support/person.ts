import type { InlineKeyboardButton, InlineQueryResult, Message } from "grammy/types";
import type { Playground } from "../../src/playground/start-playground.ts";
import type { LoggedEvent } from "../../src/playground/world/event-log.ts";
import type { PlaygroundPerson } from "../../src/playground/world/playground-person.ts";
import type { NewPerson } from "../../src/playground/world/world.ts";
import {
  buttonsOf,
  describeEvent,
  type Expected,
  findButton,
  messageOf,
  type Seen,
  seenIn,
  type Wait,
  waitOnScreen,
} from "./playground-screen.ts";

/** Waiting longer than this means that the bot is silent; the machine that runs the tests may be slow. */
const PATIENCE_MS = 10_000;

export interface Answer {
  readonly text: string;
  readonly isAlert: boolean;
}

interface Waiting {
  readonly within?: number;
}

interface Pressing extends Waiting {
  /** Presses the button of this message, however old; otherwise of the newest that carries it. */
  readonly on?: Seen | Message | number;
  /** False returns at once and leaves the question of an answer to the test. */
  readonly untilAnswered?: boolean;
}

/** Brings a person into the playground, so that a test reads like a story of what that person does and sees. */
export async function person(playground: Playground, newPerson: NewPerson): Promise<Person> {
  return new Person(playground, playground.person(newPerson));
}

export class Person {
  readonly #playground: Playground;
  readonly #self: PlaygroundPerson;
  #lastAction: number;

  constructor(playground: Playground, self: PlaygroundPerson) {
    this.#playground = playground;
    this.#self = self;
    this.#lastAction = self.lastEvent;
  }

  get id(): number {
    return this.#self.id;
  }

  get self(): PlaygroundPerson {
    return this.#self;
  }

  async types(text: string, options: { readonly chatId?: number; readonly replyTo?: number } = {}): Promise<Message> {
    return this.#act(() => this.#self.sendText(text, options));
  }

  /** Opens the link `t.me/<bot>?start=<payload>`. */
  async starts(payload?: string): Promise<Message> {
    return this.#act(() => this.#self.start(payload));
  }

  async edits(message: Message, text: string): Promise<void> {
    this.#act(() => this.#self.editText(message.message_id, text));
  }

  async sharesLocation(latitude: number, longitude: number): Promise<Message> {
    return this.#act(() => this.#self.shareLocation(latitude, longitude));
  }

  async sendsSticker(): Promise<Message> {
    return this.#act(() => this.#self.sendSticker());
  }

  async sendsVoice(seconds = 4): Promise<Message> {
    return this.#act(() => this.#self.sendVoice(seconds));
  }

  async sendsDocument(name: string, content: Buffer | string, mimeType = "application/octet-stream"): Promise<Message> {
    return this.#act(() => this.#self.sendDocument({ name, mimeType, content: Buffer.from(content) }));
  }

  async sendsPhoto(name: string, content: Buffer, mimeType = "image/png"): Promise<Message> {
    return this.#act(() => this.#self.sendPhoto({ name, mimeType, content }));
  }

  async blocks(): Promise<void> {
    this.#act(() => this.#self.block());
  }

  async unblocks(): Promise<void> {
    this.#act(() => this.#self.unblock());
  }

  /**
   * Presses an inline button, or a button of the reply keyboard. Waits for the button to appear and then for the bot
   * to answer the press: a button that only spins fails the test.
   */
  async presses(label: Expected, options: Pressing = {}): Promise<Answer> {
    const { messageId, button } = await this.#findButton(label, options);
    return this.#act(async () => {
      if (messageId === undefined) return this.#useReplyButton(button);
      return this.#pressInline(messageId, button as InlineKeyboardButton, options);
    });
  }

  /** Two presses before the bot could answer the first: an impatient finger. */
  async pressesTwice(label: Expected, options: Pressing = {}): Promise<readonly Answer[]> {
    const { messageId, button } = await this.#findButton(label, options);
    if (messageId === undefined)
      throw new Error(`${label} is a reply button; only inline buttons can be pressed twice.`);
    return this.#act(() => {
      const press = () => this.#pressInline(messageId, button as InlineKeyboardButton, options);
      return Promise.all([press(), press()]);
    });
  }

  /** Types `@bot <query>` and waits for what the bot offers. */
  async asksInline(query: string, { within = PATIENCE_MS }: Waiting = {}): Promise<readonly InlineQueryResult[]> {
    const queryId = this.#act(() => this.#self.askInline(query));
    return this.#waitFor({
      within,
      find: (logged) => {
        const event = logged?.event;
        return event?.kind === "inlineResults" && event.inlineQueryId === queryId ? event.results : undefined;
      },
      complain: () => `The bot did not answer the inline query "${query}" within ${within} ms.`,
    });
  }

  async choosesInline(resultId: string): Promise<Message> {
    return this.#act(() => this.#self.chooseInlineResult(resultId));
  }

  /** Waits for a new or edited message, a toast or an alert that matches, since the last thing this person did. */
  async sees(expected: Expected, { within = PATIENCE_MS }: Waiting = {}): Promise<Seen> {
    return this.#waitFor({
      within,
      find: (logged) => seenIn(logged?.event, expected),
      complain: () => `${this.#name} did not see ${expected} within ${within} ms.\n${this.#describeScreen()}`,
    });
  }

  /** Fails if something that matches appears within the time. */
  async seesNothingOf(expected: Expected, within = 300): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, within));
    const seen = this.#eventsSinceAction().find(({ event }) => seenIn(event, expected));
    if (seen) throw new Error(`${this.#name} should not see ${expected}, but saw:\n${describeEvent(seen.event)}`);
  }

  /** The private chat, oldest first, own messages included. */
  messages(): readonly Message[] {
    return this.#self.messages();
  }

  /** The newest message of the bot. */
  lastMessage(): Message {
    const message = this.messages().findLast(({ from }) => from?.is_bot);
    if (!message) throw new Error(`The bot has not written to ${this.#name} yet.`);
    return message;
  }

  /** Labels of the inline buttons of a message; without one, of the newest message that has any. */
  buttons(of?: Seen | Message): readonly string[] {
    const message = messageOf(of) ?? this.messages().findLast((candidate) => buttonsOf(candidate).length > 0);
    return message ? buttonsOf(message).map(({ text }) => text) : [];
  }

  /** Toasts and alerts so far, oldest first. */
  answers(): readonly Answer[] {
    return this.#self
      .eventsAfter(0)
      .flatMap(({ event }) => (event.kind === "callbackAnswer" ? [{ text: event.text, isAlert: event.isAlert }] : []));
  }

  /** Downloads the document or photo of a message as the bot's file. */
  downloads(of: Seen | Message): Buffer {
    const message = messageOf(of);
    const fileId = message?.document?.file_id ?? message?.photo?.at(-1)?.file_id;
    const file = fileId === undefined ? undefined : this.#playground.world.files.byId(fileId);
    if (!file) throw new Error("This message carries no file.");
    return file.content;
  }

  get #name(): string {
    return this.#self.user.first_name;
  }

  #act<Result>(action: () => Result): Result {
    this.#lastAction = this.#self.lastEvent;
    return action();
  }

  #eventsSinceAction(): readonly LoggedEvent[] {
    return this.#self.eventsAfter(this.#lastAction);
  }

  async #findButton(label: Expected, { on, within = PATIENCE_MS }: Pressing) {
    const messageId = typeof on === "number" ? on : messageOf(on)?.message_id;
    const look = () => findButton(this.#self, label, messageId);
    return this.#waitFor({
      within,
      find: look,
      complain: () => `${this.#name} finds no button ${label} to press.\n${this.#describeScreen()}`,
    });
  }

  async #pressInline(messageId: number, button: InlineKeyboardButton, options: Pressing): Promise<Answer> {
    if ("disabled" in button) throw new Error(`The button "${button.text}" is disabled.`);
    // Links and copied texts never reach the bot.
    if ("url" in button) return { text: button.url, isAlert: false };
    if ("copy_text" in button) return { text: button.copy_text.text, isAlert: false };
    const queryId = this.#self.press(messageId, button);
    if (options.untilAnswered === false) return { text: "", isAlert: false };
    const within = options.within ?? PATIENCE_MS;
    return this.#waitFor({
      within,
      find: (logged) => {
        const event = logged?.event;
        const isAnswer = event?.kind === "callbackAnswer" && event.callbackQueryId === queryId;
        return isAnswer ? { text: event.text, isAlert: event.isAlert } : undefined;
      },
      complain: () => `The button "${button.text}" still spins after ${within} ms: the bot never answered the press.`,
    });
  }

  async #useReplyButton(button: { readonly text: string; readonly request_location?: boolean }): Promise<Answer> {
    if (button.request_location) this.#self.shareLocation(-6.2, 106.8);
    else this.#self.sendText(button.text);
    return { text: "", isAlert: false };
  }

  #waitFor<Found>(wait: Wait<Found>): Promise<Found> {
    return waitOnScreen(this.#self, this.#lastAction, wait);
  }

  #describeScreen(): string {
    const events = this.#eventsSinceAction().map(({ event }) => describeEvent(event));
    const shown = events.length > 0 ? events.join("\n") : "  nothing";
    return `Since the last action the chat showed:\n${shown}\nNewest buttons: ${JSON.stringify(this.buttons())}`;
  }
}
