import { type BulkBooks, type BulkWishes, type BulkWord, FIRST_PERSON, fateOf } from "./bulk-books.ts";
import { LastSecond, SlidingWindow } from "./sliding-window.ts";

export interface BulkCall {
  readonly chat_id?: number | string;
  readonly message_id?: number;
  readonly text?: string;
  readonly caption?: string;
  readonly offset?: number;
  readonly timeout?: number;
  readonly reply_markup?: { readonly inline_keyboard?: readonly (readonly Button[])[] };
}
interface Button {
  readonly text: string;
  readonly callback_data?: string;
}
export type BulkResult =
  | { readonly value: unknown }
  | { readonly error_code: number; readonly description: string; readonly parameters?: object };

const MEDIA: Readonly<Record<string, object>> = {
  sendPhoto: { photo: [{ file_id: "photo", file_unique_id: "photo", width: 1, height: 1 }] },
  sendDocument: { document: { file_id: "document", file_unique_id: "document" } },
};

/** Takes messages as Telegram does, and keeps true books of them. Moments are ms of a clock that never goes back. */
export function createBulkDesk({ people, perSecond }: BulkWishes, onWord: (word: BulkWord) => void) {
  const watched = new Set<number>();
  const handedAt = new Map<number, number>();
  let mark = "";
  let messages = 0;
  let day = newDay();

  function newDay() {
    return {
      flood: perSecond === undefined ? undefined : new SlidingWindow(perSecond),
      second: new LastSecond(),
      ...{ arrived: new Int32Array(people), refused: new Int32Array(people), waits: new Array<number>() },
      ...{ floods: 0, largestSecond: 0, answers: 0, firstAt: Number.NaN, lastAt: Number.NaN },
    };
  }

  function isForMany(method: string, { chat_id, text, caption }: BulkCall): boolean {
    const index = Number(chat_id) - FIRST_PERSON;
    return method.startsWith("send") && index >= 0 && index < people && `${text} ${caption}`.includes(mark);
  }

  function refuse(chat: number, now: number): BulkResult | undefined {
    day.largestSecond = Math.max(day.largestSecond, day.second.enter(now));
    const wait = day.flood?.enter(now) ?? 0;
    if (wait > 0) {
      day.floods += 1;
      const description = `Too Many Requests: retry after ${wait}`;
      return { error_code: 429, description, parameters: { retry_after: wait } };
    }
    if (Number.isNaN(day.firstAt)) day.firstAt = now;
    day.lastAt = now;
    const fate = fateOf(chat);
    const book = fate === "reached" ? day.arrived : day.refused;
    const index = chat - FIRST_PERSON;
    book[index] = (book[index] ?? 0) + 1;
    if (fate === "blocked") return { error_code: 403, description: "Forbidden: bot was blocked by the user" };
    return fate === "failing" ? { error_code: 400, description: "Bad Request: message text is wrong" } : undefined;
  }

  function noteAnswer(chat: number, now: number): void {
    day.answers += 1;
    const handed = handedAt.get(chat);
    handedAt.delete(chat);
    if (handed !== undefined) day.waits.push(now - handed);
  }

  return {
    noteHandedOver: (chat: number, now: number) => void handedAt.set(chat, now),

    take(method: string, call: BulkCall, now: number): BulkResult {
      const chat = Number(call.chat_id);
      const toMany = isForMany(method, call);
      const refusal = toMany ? refuse(chat, now) : undefined;
      if (refusal !== undefined) return refusal;
      if (!toMany) noteAnswer(chat, now);
      const message = method.startsWith("send") ? ++messages : (call.message_id ?? 0);
      const text = call.text ?? call.caption ?? "";
      if (watched.has(chat)) onWord({ chat, message, text, isForMany: toMany, buttons: buttonsOf(call) });
      const media = MEDIA[method] ?? { text };
      return {
        value: { message_id: message, date: 1, chat: { id: chat, type: "private", first_name: "R" }, ...media },
      };
    },

    mark: (wished: string) => void (mark = wished),
    watch: (chats: readonly number[]) => chats.forEach((chat) => void watched.add(chat)),
    clear: () => void (day = newDay()),
    books(): BulkBooks {
      const { arrived, refused, waits, floods, largestSecond, answers, firstAt, lastAt } = day;
      return { arrived, refused, waits, floods, largestSecond, answers, took: lastAt - firstAt };
    },
  };
}

function buttonsOf({ reply_markup }: BulkCall): BulkWord["buttons"] {
  const buttons = reply_markup?.inline_keyboard?.flat() ?? [];
  return buttons.flatMap(({ text, callback_data: data }) => (data === undefined ? [] : [{ text, data }]));
}
