import type { InlineKeyboardButton, KeyboardButton, Message } from "grammy/types";
import type { LoggedEvent, PlayEvent } from "../../src/playground/world/event-log.ts";
import type { PlaygroundPerson } from "../../src/playground/world/playground-person.ts";

export type Expected = string | RegExp;

export interface Seen {
  readonly text: string;
  /** Absent where a toast or an alert was seen. */
  readonly message: Message | undefined;
}

export interface FoundButton {
  /** Absent for a button of the reply keyboard. */
  readonly messageId: number | undefined;
  readonly button: InlineKeyboardButton | { readonly text: string; readonly request_location?: boolean };
}

export function textOf(message: Message): string {
  return message.text ?? message.caption ?? message.document?.file_name ?? "";
}

export function matches(text: string, expected: string | RegExp): boolean {
  return typeof expected === "string" ? text.includes(expected) : text.search(expected) !== -1;
}

export function buttonsOf(message: Message): readonly InlineKeyboardButton[] {
  return message.reply_markup?.inline_keyboard.flat() ?? [];
}

/** The button of the given message, else of the newest message that carries it, else of the reply keyboard. */
export function findButton(
  person: PlaygroundPerson,
  label: string | RegExp,
  messageId: number | undefined,
): FoundButton | undefined {
  const messages = person.messages().filter((message) => messageId === undefined || message.message_id === messageId);
  for (const message of messages.toReversed()) {
    const button = buttonsOf(message).find(({ text }) => fits(text, label));
    if (button) return { messageId: message.message_id, button };
  }
  const reply = messageId === undefined ? replyButtons(person).find(({ text }) => fits(text, label)) : undefined;
  return reply && { messageId: undefined, button: reply };
}

function replyButtons(person: PlaygroundPerson): readonly { readonly text: string }[] {
  const { keyboard } = person.chat();
  if (!keyboard || !("keyboard" in keyboard)) return [];
  return keyboard.keyboard
    .flat()
    .map((button: KeyboardButton) => (typeof button === "string" ? { text: button } : button));
}

// A button is named in full, so that "Lanjut" never presses "Lanjutkan nanti".
function fits(text: string, label: string | RegExp): boolean {
  return typeof label === "string" ? text === label : text.search(label) !== -1;
}

export function describeEvent(event: PlayEvent): string {
  switch (event.kind) {
    case "message":
    case "edited": {
      const { message } = event;
      const buttons = buttonsOf(message).map(({ text }) => `[${text}]`);
      return `  ${event.kind} from ${message.from?.first_name}: ${textOf(message)} ${buttons.join(" ")}`;
    }
    case "callbackAnswer":
      return `  ${event.isAlert ? "alert" : "toast"}: ${event.text}`;
    default:
      return `  ${event.kind}`;
  }
}

export function messageOf(seen: Seen | Message | number | undefined): Message | undefined {
  if (typeof seen !== "object") return undefined;
  return "message_id" in seen ? seen : seen.message;
}

export function seenIn(event: PlayEvent | undefined, expected: Expected): Seen | undefined {
  if (event?.kind === "callbackAnswer") {
    return matches(event.text, expected) ? { text: event.text, message: undefined } : undefined;
  }
  if (event?.kind !== "message" && event?.kind !== "edited") return undefined;
  const text = textOf(event.message);
  const isFromBot = event.message.from?.is_bot === true || event.message.via_bot !== undefined;
  return isFromBot && matches(text, expected) ? { text, message: event.message } : undefined;
}

export interface Wait<Found> {
  readonly within: number;
  /** Asked at once without an event, then with each one. */
  readonly find: (logged: LoggedEvent | undefined) => Found | undefined;
  readonly complain: () => string;
}

export function waitOnScreen<Found>(person: PlaygroundPerson, after: number, wait: Wait<Found>): Promise<Found> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      stopListening();
      settle();
    };
    const check = (logged: LoggedEvent | undefined) => {
      const found = wait.find(logged);
      if (found !== undefined) finish(() => resolve(found));
    };
    const timer = setTimeout(() => finish(() => reject(new Error(wait.complain()))), wait.within);
    const stopListening = person.onEvent(check);
    for (const logged of [undefined, ...person.eventsAfter(after)]) check(logged);
  });
}
