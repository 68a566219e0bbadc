import type { Update } from "grammy/types";
import { describe, expect, it } from "vitest";
import { trimUpdate } from "../../src/telegram/middleware/trim-update.ts";

const chat = { id: 7, type: "private", first_name: "Sari" } as const;
const from = { id: 7, is_bot: false, first_name: "Sari", username: "sari" } as const;
const message = { message_id: 3, date: 5, chat, from, text: "Dia memukulku" } as const;
const edited = { ...message, edit_date: 6 };
const callback_query = {
  id: "1",
  from,
  chat_instance: "1",
  data: "back:0:0",
  message: { ...message, reply_markup: {} },
};

/** Nothing below it can be changed. */
function frozen<T>(thing: T): T {
  if (typeof thing !== "object" || thing === null) return thing;
  for (const part of Object.values(thing)) frozen(part);
  return Object.freeze(thing);
}

describe("an update that a talk stores", () => {
  it.each([
    ["a message", { message }],
    ["a corrected message", { edited_message: edited }],
    ["a press", { callback_query }],
  ])("holds no name and no words of %s, and a second try still has it whole", (_, told) => {
    const whole = frozen({ update_id: 1, ...told }) as unknown as Update;
    const copy = { ...whole };

    trimUpdate(copy, undefined);

    expect(JSON.stringify(copy)).not.toMatch(/Sari|sari|memukul/);
    expect(JSON.stringify(whole)).toMatch(/Sari.*memukul|memukul.*Sari/);
  });
});
