import type { Message } from "grammy/types";
import { expect, it } from "vitest";
import type { Playground } from "../../src/playground/start-playground.ts";
import { call, playgroundForTest } from "../support/playground-call.ts";

const KEYBOARD = { inline_keyboard: [[{ text: "Lanjut", callback_data: "next" }]] };

async function chatWithMessage(playground?: Playground, reply_markup: object = KEYBOARD) {
  const room = playground ?? (await playgroundForTest());
  const sari = room.person({ firstName: "Sari" });
  const own = sari.start();
  const sent = await call(room, "sendMessage", {
    chat_id: sari.id,
    text: "<b>Halo</b>",
    parse_mode: "HTML",
    reply_markup,
  });
  const message = sent.result as Message;
  const place = { chat_id: sari.id, message_id: message.message_id };
  return { playground: room, sari, own, message, place };
}

const notModified =
  "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

it.each([
  [
    "the same text and buttons",
    "editMessageText",
    { text: "Halo ", entities: [{ type: "bold", offset: 0, length: 4 }], reply_markup: KEYBOARD },
    notModified,
  ],
  ["the same buttons", "editMessageReplyMarkup", { reply_markup: KEYBOARD }, notModified],
  ["a missing message", "editMessageText", { message_id: 99, text: "x" }, "Bad Request: message to edit not found"],
  [
    "no message id",
    "editMessageText",
    { message_id: 0, text: "x" },
    "Bad Request: message identifier is not specified",
  ],
  ["the person's own message", "editMessageText", { message_id: 1, text: "x" }, "Bad Request: message can't be edited"],
  [
    "a caption of a text",
    "editMessageCaption",
    { caption: "x" },
    "Bad Request: there is no caption in the message to edit",
  ],
  [
    "a reply keyboard",
    "editMessageText",
    { text: "x", reply_markup: { keyboard: [["a"]] } },
    "Bad Request: inline keyboard expected",
  ],
  ["a missing message to delete", "deleteMessage", { message_id: 99 }, "Bad Request: message to delete not found"],
  [
    "a missing message to copy",
    "copyMessage",
    { message_id: 99, from_chat_id: 5001 },
    "Bad Request: message to copy not found",
  ],
])("refuses to change %s", async (_name, method, parameters, description) => {
  const { playground, place } = await chatWithMessage();

  expect(await call(playground, method, { ...place, ...parameters })).toMatchObject({ error_code: 400, description });
});

it("never edits a message that was sent with a reply keyboard", async () => {
  const { playground, place } = await chatWithMessage(undefined, { keyboard: [["Ya"]] });

  const answer = await call(playground, "editMessageText", { ...place, text: "x" });

  expect(answer.description).toBe("Bad Request: message can't be edited");
});

it("edits, takes the buttons away with an edit that names none, and deletes", async () => {
  const { playground, sari, place } = await chatWithMessage();

  const edited = await call(playground, "editMessageText", { ...place, text: "Dua" });
  await call(playground, "deleteMessage", place);

  expect(edited.result).toMatchObject({ text: "Dua", edit_date: expect.any(Number) });
  expect(edited.result).not.toHaveProperty("reply_markup");
  expect(sari.messages().map(({ message_id }) => message_id)).not.toContain(place.message_id);
});

it("lets a bot write only where the person wrote first, and not where it is blocked", async () => {
  const playground = await playgroundForTest();
  const sari = playground.person({ firstName: "Sari" });
  const send = () => call(playground, "sendMessage", { chat_id: sari.id, text: "x" });

  const before = await send();
  sari.start();
  const after = await send();
  sari.block();
  const blocked = await send();
  sari.unblock();

  expect(before).toMatchObject({ error_code: 400, description: "Bad Request: chat not found" });
  expect(after.ok).toBe(true);
  expect(blocked).toMatchObject({ error_code: 403, description: "Forbidden: bot was blocked by the user" });
  expect(await send()).toMatchObject({ ok: true });
  const { result } = await call(playground, "getUpdates");
  expect(result).toMatchObject([
    { message: { text: "/start", entities: [{ type: "bot_command" }] } },
    { my_chat_member: { new_chat_member: { status: "kicked" } } },
    { my_chat_member: { new_chat_member: { status: "member" } } },
  ]);
});

it("takes one answer to a press, in time, of at most 200 characters", async () => {
  const { playground, sari, message } = await chatWithMessage(await playgroundForTest({ callbackLifetimeMs: 300 }));
  const press = () => sari.press(message.message_id, { text: "Lanjut", callback_data: "next" });
  const answer = (callback_query_id: string, text = "") =>
    call(playground, "answerCallbackQuery", { callback_query_id, text });
  const tooLate = "Bad Request: query is too old and response timeout expired or query ID is invalid";

  const first = press();
  expect((await answer(first, "a".repeat(201))).description).toBe("Bad Request: MESSAGE_TOO_LONG");
  expect(await answer(first, "a".repeat(200))).toMatchObject({ ok: true });
  expect((await answer(first)).description).toBe(tooLate);
  expect((await answer("123")).description).toBe(tooLate);
  const second = press();
  await new Promise((resolve) => setTimeout(resolve, 350));
  expect((await answer(second)).description).toBe(tooLate);
});

it("gives a press the whole message with its buttons, as it was then", async () => {
  const { playground, sari, message, place } = await chatWithMessage();

  sari.press(message.message_id, { text: "Lanjut", callback_data: "next" });
  await call(playground, "editMessageText", { ...place, text: "Dua" });

  const { result } = await call(playground, "getUpdates", { offset: -1 });
  expect(result).toMatchObject([
    { callback_query: { data: "next", from: { id: sari.id }, message: { text: "Halo", reply_markup: KEYBOARD } } },
  ]);
});

it.each([
  ["an unknown method", "sendNothing", 404, "Not Found: method not found"],
  ["an unknown chat action", "sendChatAction", 400, "Bad Request: wrong parameter action in request"],
  ["a file nobody sent", "getFile", 400, "Bad Request: wrong file_id or the file is temporarily unavailable"],
  ["too many commands", "setMyCommands", 400, "Bad Request: BOT_COMMANDS_TOO_MUCH"],
])("answers %s in Telegram's form", async (_name, method, code, description) => {
  const { playground, place } = await chatWithMessage();
  const commands = Array.from({ length: 101 }, () => ({ command: "a", description: "b" }));

  const answer = await call(playground, method, { ...place, action: "dance", file_id: "x", commands });

  expect(answer).toEqual({ ok: false, error_code: code, description });
});

it("turns wrong tokens away", async () => {
  const { url } = await playgroundForTest();

  const [wrong, malformed] = await Promise.all([fetch(`${url}/bot12:wrong/getMe`), fetch(`${url}/botx/getMe`)]);

  expect(await wrong.json()).toEqual({ ok: false, error_code: 401, description: "Unauthorized" });
  expect(malformed.status).toBe(404);
});

it("shows each person the commands of the narrowest scope in the person's language", async () => {
  const playground = await playgroundForTest();
  const sari = playground.person({ firstName: "Sari", languageCode: "id" });
  const ann = playground.person({ firstName: "Ann", languageCode: "en" });
  sari.start();
  const set = (command: string, more: object) =>
    call(playground, "setMyCommands", { commands: [{ command, description: command }], ...more });

  await set("bantuan", {});
  await set("help", { language_code: "en" });
  await set("siaran", { scope: { type: "chat", chat_id: sari.id } });

  expect(sari.commands()).toMatchObject([{ command: "siaran" }]);
  expect(ann.commands()).toMatchObject([{ command: "help" }]);
});

it.each([
  ["51 results", Array.from({ length: 51 }, (_, n) => article(String(n))), "RESULTS_TOO_MUCH"],
  ["two results of one id", [article("a"), article("a")], "RESULT_ID_DUPLICATE"],
  ["an id of 65 bytes", [article("a".repeat(65))], "RESULT_ID_INVALID"],
  ["broken HTML in a result", [article("a", "<b>x")], "can't parse entities"],
])("refuses %s in inline mode", async (_name, results, reason) => {
  const { playground, sari } = await chatWithMessage();
  const inline_query_id = sari.askInline("x");

  const answer = await call(playground, "answerInlineQuery", { inline_query_id, results });

  expect(answer.description).toContain(reason);
});

it("posts a chosen result via the bot, tells the bot, and lets it edit that message", async () => {
  const { playground, sari } = await chatWithMessage();
  const inline_query_id = sari.askInline("damai");
  await call(playground, "answerInlineQuery", { inline_query_id, results: [article("M1", "<b>Satu</b>", KEYBOARD)] });

  const posted = sari.chooseInlineResult("M1");
  const { result } = await call(playground, "getUpdates", { offset: -1 });
  const chosen = (result as [{ chosen_inline_result: { inline_message_id: string } }])[0].chosen_inline_result;
  const edit = { inline_message_id: chosen.inline_message_id, text: "Dua" };

  expect(posted).toMatchObject({ text: "Satu", via_bot: { is_bot: true }, from: { id: sari.id } });
  expect(chosen).toMatchObject({ result_id: "M1", query: "damai" });
  expect(await call(playground, "editMessageText", edit)).toEqual({ ok: true, result: true });
  expect(sari.messages().at(-1)?.text).toBe("Dua");
});

function article(id: string, message_text = "x", reply_markup?: object): object {
  return { type: "article", id, title: "x", reply_markup, input_message_content: { message_text, parse_mode: "HTML" } };
}
