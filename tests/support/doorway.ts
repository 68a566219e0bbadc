import type { CallbackQuery, Message } from "grammy/types";
import { callbackQueue } from "../../src/playground/updates/update-queue.ts";
import type { TestHouse } from "./house.ts";
import type { Person } from "./person.ts";

/** Far above the numbers that the playground gives, which count quarters of a second. */
let nextUpdate = 4_000_000_000;

/** What a person got for one update, once the bot has committed it. */
export interface Heard {
  readonly status: number;
  /** Messages and edits in the chat of the person, oldest first. */
  readonly shown: readonly string[];
  /** What stood above the pressed button; undefined when nobody answered the press. */
  readonly toast: string | undefined;
  /** The number of the update. */
  readonly update: number;
}

type Posted = object & { readonly update_id: number };

/** The webhook of a house, knocked at by hand: the answer comes when everything is committed, so nothing needs to be waited for. */
export interface Doorway {
  post(update: Posted, secret?: string): Promise<number>;
  /** A press on the newest message of the bot in the private chat; `more` changes the query as Telegram never would. */
  presses(person: Person, data: string, more?: (query: CallbackQuery) => object): Promise<Heard>;
  /** A message in the private chat; `more` adds to it. */
  says(person: Person, content: string | Partial<Message>): Promise<Heard>;
  /** The very same update once more. */
  again(person: Person, update: Posted): Promise<Heard>;
  /** The latest update that was posted. */
  latest(): Posted;
}

export function openDoorway(house: TestHouse): Doorway {
  const address = `${house.environment["WEBHOOK_URL"]}/telegram`;
  let latest: Posted = { update_id: 0 };

  async function post(update: Posted, secret = house.environment["WEBHOOK_SECRET"] ?? ""): Promise<number> {
    latest = update;
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret },
      body: JSON.stringify(update),
    });
    await makeCallIn(await response.text());
    return response.status;
  }

  /** As Telegram does with the answer to a delivery. */
  async function makeCallIn(answer: string): Promise<void> {
    const { method, ...parameters } = (answer === "" ? {} : JSON.parse(answer)) as Record<string, unknown>;
    if (typeof method !== "string") return;
    const { apiRoot, token } = house.playground;
    await fetch(`${apiRoot}/bot${token}/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(parameters),
    });
  }

  async function hear(person: Person, update: Posted, query?: string): Promise<Heard> {
    const before = person.self.lastEvent;
    const status = await post(update);
    const events = person.self.eventsAfter(before).map(({ event }) => event);
    const shown = events.flatMap((event) =>
      (event.kind === "message" && event.message.from?.is_bot) || event.kind === "edited"
        ? [event.message.text ?? event.message.caption ?? ""]
        : [],
    );
    const answer = events.find((event) => event.kind === "callbackAnswer" && event.callbackQueryId === query);
    const toast = answer?.kind === "callbackAnswer" ? answer.text : undefined;
    return { status, shown, toast, update: update.update_id };
  }

  const { world } = house.playground;
  return {
    post,
    latest: () => latest,
    async presses(person, data, more = () => ({})) {
      const id = world.callbacks.open({ personId: person.id, chatId: person.id });
      const keyboard = { inline_keyboard: [[{ text: "x", callback_data: data }]] };
      const { message_id, chat, date, from } = person.lastMessage();
      // Says something else before each press: what is shown twice in a row would be no news.
      const message = {
        ...{ message_id, chat, date, from, text: `x${nextUpdate}` },
        reply_markup: keyboard,
      } as Message;
      world.chat(person.id).messages.set(message_id, message);
      const query = { id, from: person.self.user, message, chat_instance: callbackQueue(person.id), data };
      const update = { update_id: nextUpdate++, callback_query: { ...query, ...more(query) } };
      return hear(person, update, id);
    },
    async says(person, content) {
      const told = typeof content === "string" ? { text: content } : content;
      const command = /^\/\w+/.exec(told.text ?? "")?.[0];
      const entities =
        command === undefined
          ? {}
          : { entities: [{ type: "bot_command" as const, offset: 0, length: command.length }] };
      const chat = world.chat(person.id);
      chat.isOpen = true;
      const message = world.postMessage(chat, person.self.user, { ...entities, ...told });
      const update = { update_id: nextUpdate++, message };
      return hear(person, update);
    },
    again: (person, update) => hear(person, update),
  };
}
