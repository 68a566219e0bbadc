import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BULK_TOKEN, type BulkWord, FIRST_PERSON } from "../support/bulk-books.ts";
import { type BulkTelegram, startBulkTelegram } from "../support/bulk-telegram.ts";

describe("the local Telegram for broadcasts", () => {
  let telegram: BulkTelegram;
  beforeEach(async () => {
    telegram = await startBulkTelegram({ people: 100, perSecond: 5 });
  });
  afterEach(() => telegram.stop());

  async function call(method: string, params: object): Promise<unknown> {
    const address = `${telegram.apiRoot}/bot${BULK_TOKEN}/${method}`;
    return (await fetch(address, { method: "POST", body: JSON.stringify(params) })).json();
  }
  const sendTo = (index: number, text = "Kabar K7M2QX") => call("sendMessage", { chat_id: FIRST_PERSON + index, text });

  it("takes, refuses and counts by who it is", async () => {
    const answers = [await sendTo(0), await sendTo(3), await sendTo(4), await sendTo(4)];
    const books = await telegram.books();

    expect(answers).toMatchObject([{ error_code: 403 }, { error_code: 400 }, { ok: true }, { ok: true }]);
    expect([...books.arrived.slice(0, 6)]).toEqual([0, 0, 0, 0, 2, 0]);
    expect([...books.refused.slice(0, 6)]).toEqual([1, 0, 0, 1, 0, 0]);
    expect(books).toMatchObject({ floods: 0, answers: 0 });
  });

  it("answers what is above the limit with 429, and takes nothing of it for sent", async () => {
    const answers = await Promise.all(Array.from({ length: 7 }, () => sendTo(50)));
    const tooMany = answers.filter((answer) => (answer as { error_code?: number }).error_code === 429);
    const books = await telegram.books();

    expect(tooMany).toMatchObject([{ parameters: { retry_after: 1 } }, { parameters: { retry_after: 1 } }]);
    expect(books).toMatchObject({ floods: 2, largestSecond: 7 });
    expect(books.arrived[50]).toBe(5);
  });

  it("counts answers, edits and other chats apart from what carries the mark", async () => {
    await telegram.mark("K7M2QX");
    await sendTo(10);
    await sendTo(10, "Aman dulu.");
    await call("editMessageText", { chat_id: FIRST_PERSON + 10, message_id: 1, text: "K7M2QX" });
    await call("sendMessage", { chat_id: 9001, text: "K7M2QX" });
    const books = await telegram.books();

    expect(books).toMatchObject({ answers: 3, largestSecond: 1 });
    expect(books.arrived[10]).toBe(1);
  });

  it("hands an update over, again until it is done, and tells how long its chat waited", async () => {
    const words: BulkWord[] = [];
    const chat = { id: FIRST_PERSON + 7, type: "private", first_name: "R" } as const;
    const message = { message_id: 1, date: 1, chat, from: { ...chat, is_bot: false }, text: "/panduan" } as const;
    const reply_markup = { inline_keyboard: [[{ text: "Lanjut", callback_data: "next" }]] };
    await telegram.watch([chat.id], (word) => words.push(word));
    await telegram.mark("K7M2QX");
    await telegram.send([{ message }]);

    const first = await call("getUpdates", { offset: 0, timeout: 5 });
    const again = await call("getUpdates", { offset: 0, timeout: 5 });
    await call("sendMessage", { chat_id: chat.id, text: "Aman?", reply_markup });
    await sendTo(7);
    const done = await call("getUpdates", { offset: 2, timeout: 0 });

    expect(first).toMatchObject({ result: [{ update_id: 1, message: { text: "/panduan" } }] });
    expect([again, done]).toEqual([first, { ok: true, result: [] }]);
    const books = await telegram.books();
    expect(books.waits).toHaveLength(1);
    expect(words).toMatchObject([
      { text: "Aman?", isForMany: false, buttons: [{ text: "Lanjut", data: "next" }] },
      { text: "Kabar K7M2QX", isForMany: true },
    ]);
  });
});
