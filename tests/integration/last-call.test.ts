import { randomInt } from "node:crypto";
import type { Update } from "grammy/types";
import { describe, expect, inject, it } from "vitest";
import type { LastCall } from "../../src/intake/last-call.ts";
import type { Intake } from "../../src/intake/process-update.ts";
import { createTelegramFetch } from "../../src/intake/telegram-fetch.ts";
import type { TelegramCall } from "../../src/intake/telegram-request.ts";
import { freshChat, scriptedBot, testIntake } from "../support/scripted-intake.ts";

const url = inject("redisUrl");

function press(): Update {
  const id = freshChat();
  const message = { message_id: 1, date: 1, chat: { id, type: "private", first_name: "A" } };
  const from = { id, is_bot: false, first_name: "A" };
  const callback_query = { id: "q1", from, chat_instance: "1", data: "x", message };
  return { update_id: randomInt(1e9), callback_query } as Update;
}

/** What went out by itself, and what was left for the answer to the delivery. */
function heard() {
  const sent: string[] = [];
  const left: LastCall[] = [];
  const fetch = createTelegramFetch(
    async ({ body }: TelegramCall) => {
      sent.push(body as string);
      return { status: 200, text: "", json: { ok: true, result: true }, retryAfter: undefined };
    },
    { remember: async () => undefined },
    () => undefined,
  );
  const answer = (words: object = {}) =>
    fetch("http://telegram/bot1/answerCallbackQuery", {
      method: "POST",
      body: JSON.stringify({ callback_query_id: "q1", ...words }),
    });
  return { sent, left, answer, leave: (call: LastCall) => void left.push(call) };
}

describe("the end of the spinner on a pressed button", () => {
  const END = { method: "answerCallbackQuery", callback_query_id: "q1" };
  const intakeOf = (answer: () => Promise<unknown>): Promise<Intake> =>
    testIntake(
      url,
      scriptedBot(async () => void (await answer())),
    );

  it("goes out with the answer to the delivery", async () => {
    const { sent, left, answer, leave } = heard();
    const intake = await intakeOf(answer);

    expect(await intake.process(press(), leave)).toBe("done");

    expect([sent, left]).toEqual([[], [END]]);
  });

  it("goes out by itself where nobody waits for an answer to the delivery", async () => {
    const { sent, answer } = heard();
    const intake = await intakeOf(answer);

    await intake.process(press());

    expect(sent).toEqual(['{"callback_query_id":"q1"}']);
  });

  it("that has words is an answer, goes out at once, and nothing comes after it", async () => {
    const { sent, left, answer, leave } = heard();
    const intake = await intakeOf(async () => {
      await answer();
      await answer({ text: "Tombol ini dari langkah yang lama.", show_alert: true });
    });

    await intake.process(press(), leave);

    expect(sent).toHaveLength(1);
    expect(sent[0]).toContain("langkah yang lama");
    expect(left).toEqual([]);
  });

  it("comes again with a press that comes again: nobody knows whether the first answer arrived", async () => {
    const { left, answer, leave } = heard();
    const intake = await intakeOf(answer);
    const update = press();

    await intake.process(update, leave);
    await intake.process(update, leave);

    expect(left).toEqual([END, END]);
  });

  it("waits for the press to be worked on to its end", async () => {
    const { left, answer, leave } = heard();
    let tries = 0;
    const intake = await intakeOf(async () => {
      await answer();
      if (++tries === 1) throw new Error("the handler failed");
    });
    const update = press();

    expect(await intake.process(update, leave)).toBe("again");
    expect(left).toEqual([]);
    expect(await intake.process(update, leave)).toBe("done");

    expect(left).toEqual([END]);
  });
});
