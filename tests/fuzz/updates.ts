import { writeLetter } from "../../src/intake/letter.ts";
import { createPaces } from "../../src/intake/person-pace.ts";
import { chatOf, createIntake, isUpdate } from "../../src/intake/process-update.ts";
import { trimUpdate } from "../../src/telegram/middleware/trim-update.ts";
import { promise, type Target } from "../support/fuzz/target.ts";

const from = { id: 7, is_bot: false, first_name: "Sari", language_code: "id" };
const chat = { id: 7, type: "private", first_name: "Sari" };
const message = { message_id: 1, date: 1, chat, from, text: "/darurat" };

/** A store that always is there, and a handler that trims as the talks do. */
const intake = createIntake({
  inbox: {
    begin: async (chatId, update) => ({
      ...{ kind: "begun", failures: update % 7, readTalk: () => undefined, member: undefined, sends: new Map() },
      lease: { chat: chatId, update, token: "t" },
    }),
    ...{ renew: async () => true, commit: async () => true, remember: async () => undefined },
    release: async () => undefined,
  },
  deadLetters: {
    ...{ bury: async () => undefined, find: async () => undefined, all: async () => [] },
    ...{ remove: async () => undefined, forget: async () => undefined },
  },
  bot: {
    answerEmergency: async () => undefined,
    handle: async (update) => trimUpdate(update, "kata"),
    ...{ pointToEmergency: async () => undefined, saySlowDown: async () => undefined },
    ...{ sayPleaseWait: async () => undefined, sayItFailed: async () => undefined },
  },
  log: { warn: () => undefined, error: () => undefined },
  ...createPaces({ actionsPerMinute: 600 }),
  ...{ leaseMilliseconds: 60_000, deadlineMilliseconds: 60_000 },
});

/** What comes in at the webhook, up to the chat's queue. */
export const updates: Target = {
  name: "updates",
  seeds: [
    { update_id: 1, message },
    {
      update_id: 2,
      edited_message: { ...message, text: "ada apa", entities: [{ type: "bold", offset: 0, length: 3 }] },
    },
    { update_id: 3, callback_query: { id: "1", from, chat_instance: "1", data: "sos", message } },
    { update_id: 4, callback_query: { id: "1", from, chat_instance: "1", data: "guide", inline_message_id: "x" } },
    {
      update_id: 5,
      my_chat_member: { chat, from, date: 1, old_chat_member: {}, new_chat_member: { status: "kicked" } },
    },
    { update_id: 6, inline_query: { id: "1", from, query: "dengar", offset: "" } },
    { update_id: 7, message: { ...message, text: undefined, document: { file_id: "a", file_name: "sumber.csv" } } },
  ].map((update) => JSON.stringify(update)),
  words: [
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat",
    "text",
    "data",
    "id",
    "update_id",
    "from",
  ],
  longest: 8192,
  async read(input) {
    const body: unknown = JSON.parse(input.toString());
    if (!isUpdate(body)) return undefined;
    const place = chatOf(body);
    promise(place === undefined || Number.isSafeInteger(place), "a chat has a whole number");
    const letter = writeLetter(body, undefined);
    promise(
      !/"(?:first_name|text|caption|title)":"/.test(letter),
      "a letter to the operator holds no name and no words",
    );
    // Whatever it is, it is done or comes again: the door itself never breaks.
    return intake.process(body);
  },
  isRefusal: (error) => error instanceof SyntaxError,
};
