import { type BulkWord, FIRST_PERSON, fateOf } from "./bulk-books.ts";
import type { BulkTelegram } from "./bulk-telegram.ts";

/** One of many who talk with the bot at the same time. */
export interface Talker {
  readonly id: number;
  /** All that the bot has shown, oldest first. */
  readonly words: readonly BulkWord[];
  types(text: string): Promise<void>;
  /** Waits for the button among what was shown since the last thing this person did. */
  presses(label: RegExp): Promise<void>;
  sees(text: RegExp): Promise<void>;
}

const PATIENCE_MS = 60_000;

/** Of so many people these: all can be reached and read Indonesian. */
export function someOfThem(people: number, count: number): readonly number[] {
  const ids = Array.from({ length: people / 2 }, (_, index) => FIRST_PERSON + index * 2);
  return ids.filter((id) => fateOf(id) === "reached").slice(0, count);
}

/** People of the crowd, each with a chat of their own. */
export async function talkers(telegram: BulkTelegram, ids: readonly number[]): Promise<readonly Talker[]> {
  const people = ids.map((id) => createTalker(telegram, id));
  const hear = new Map(people.map(({ talker, hears }) => [talker.id, hears]));
  await telegram.watch(ids, (word) => hear.get(word.chat)?.(word));
  return people.map(({ talker }) => talker);
}

function createTalker(telegram: BulkTelegram, id: number) {
  const words: BulkWord[] = [];
  const chat = { id, type: "private", first_name: "Relawan" } as const;
  const from = { id, is_bot: false, first_name: "Relawan", language_code: "id" } as const;
  let lastAction = 0;
  let acts = 0;
  let wake = () => {};

  async function shown<Found>(find: (word: BulkWord) => Found | undefined, wanted: RegExp): Promise<Found> {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      for (const word of words.slice(lastAction)) {
        const found = find(word);
        if (found !== undefined) return found;
      }
      if (patience.aborted) {
        const seen = words
          .slice(lastAction)
          .map(({ text, buttons }) => [text, ...buttons.map((button) => button.text)]);
        throw new Error(`${id} waits for ${wanted} and sees ${JSON.stringify(seen)}`);
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
        patience.addEventListener("abort", () => resolve(), { once: true });
      });
    }
  }

  const talker: Talker = {
    ...{ id, words },
    async types(text) {
      lastAction = words.length;
      const entities = text.startsWith("/") ? [{ type: "bot_command" as const, offset: 0, length: text.length }] : [];
      await telegram.send([{ message: { message_id: ++acts, date: now(), chat, from, text, entities } }]);
    },
    async presses(label) {
      const { message, data } = await shown((word) => {
        const button = word.buttons.find(({ text }) => label.test(text));
        return button && { message: word.message, data: button.data };
      }, label);
      lastAction = words.length;
      const of = { message_id: message, date: now(), chat };
      const query = { id: `${id}-${++acts}`, from, message: of, chat_instance: String(id), data };
      await telegram.send([{ callback_query: query }]);
    },
    sees: (text) => shown((word) => (text.test(word.text) ? true : undefined), text).then(() => undefined),
  };
  return {
    talker,
    hears(word: BulkWord) {
      words.push(word);
      wake();
    },
  };
}

const now = () => Math.floor(Date.now() / 1000);
