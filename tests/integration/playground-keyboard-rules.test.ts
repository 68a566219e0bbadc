import { expect, it } from "vitest";
import { call, playgroundForTest } from "../support/playground-call.ts";

async function send(reply_markup: unknown) {
  const playground = await playgroundForTest();
  const sari = playground.person({ firstName: "Sari" });
  sari.start();
  return { sari, answer: await call(playground, "sendMessage", { chat_id: sari.id, text: "x", reply_markup }) };
}

const inline = (button: object) => ({ inline_keyboard: [[{ text: "Lanjut", ...button }]] });
const many = (count: number) => ({
  inline_keyboard: Array.from({ length: count }, (_, n) => [{ text: String(n), callback_data: String(n) }]),
});

it.each([
  ["65 bytes of data", inline({ callback_data: "a".repeat(65) }), "BUTTON_DATA_INVALID"],
  ["33 letters of two bytes", inline({ callback_data: "é".repeat(33) }), "BUTTON_DATA_INVALID"],
  ["empty data", inline({ callback_data: "" }), "BUTTON_DATA_INVALID"],
  ["data that is a number", inline({ callback_data: 7 }), 'Field "callback_data" must be of type String'],
  ["a button without action", inline({}), "Text buttons are unallowed in the inline keyboard"],
  ["a button with two actions", inline({ callback_data: "a", url: "https://e.id" }), "more than one action"],
  ["a button without words", inline({ text: " ", callback_data: "a" }), "text must be non-empty"],
  ["an unknown style", inline({ callback_data: "a", style: "red" }), "style is invalid"],
  ["a wrong address", inline({ url: "javascript:alert(1)" }), "Wrong HTTP URL"],
  ["a Mini App by http", inline({ web_app: { url: "http://damai.example/app" } }), "Only HTTPS links are allowed"],
  ["a Mini App without address", inline({ web_app: {} }), "Only HTTPS links are allowed"],
  ["an empty text to copy", inline({ copy_text: { text: "" } }), "BUTTON_COPY_TEXT_INVALID"],
  ["101 buttons", many(101), "reply markup is too long"],
  ["rows that are no lists", { inline_keyboard: [{ text: "a", callback_data: "a" }] }, "must be an Array of Arrays"],
  ["a keyboard that is no JSON", "{", "can't parse reply markup JSON object"],
  ["a placeholder of 65 characters", { force_reply: true, input_field_placeholder: "a".repeat(65) }, "PLACEHOLDER"],
])("refuses %s", async (_name, markup, reason) => {
  const { answer } = await send(markup);

  expect(answer).toMatchObject({ ok: false, error_code: 400, description: expect.stringContaining(reason) });
});

it.each([
  ["64 bytes of data", inline({ callback_data: "é".repeat(32), style: "danger" })],
  ["a disabled button", inline({ disabled: {} })],
  ["a Mini App", inline({ web_app: { url: "https://damai.example/app" } })],
  ["a Mini App of this computer", inline({ web_app: { url: "http://127.0.0.1:8080/app" } })],
  ["a text to copy", inline({ copy_text: { text: "129" } })],
  ["100 buttons", many(100)],
  ["a keyboard as JSON text", JSON.stringify(inline({ callback_data: "a" }))],
])("takes %s", async (_name, markup) => {
  const { answer } = await send(markup);

  expect(answer).toMatchObject({ ok: true, result: { reply_markup: { inline_keyboard: expect.any(Array) } } });
});

it("shows a reply keyboard until it is removed or, if for one time, used", async () => {
  const { sari } = await send({
    keyboard: [["Ya", { text: "Lokasi", request_location: true }]],
    one_time_keyboard: true,
  });

  expect(sari.chat().keyboard).toMatchObject({ keyboard: [[{ text: "Ya" }, { text: "Lokasi" }]] });
  sari.sendText("Ya");

  expect(sari.chat().keyboard).toBeNull();
});
