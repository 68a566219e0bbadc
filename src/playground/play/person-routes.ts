import type { FastifyInstance } from "fastify";
import type { InlineKeyboardButton } from "grammy/types";
import type { BotApi } from "../api/bot-api.ts";
import type { Parameters } from "../api/parameters.ts";
import { readParameters } from "../api/read-parameters.ts";
import { PlaygroundPerson } from "../world/playground-person.ts";
import { webAppAddress } from "./open-web-app.ts";
import { personState } from "./screen-state.ts";
import { streamEvents } from "./stream-events.ts";

interface Deed {
  readonly person: PlaygroundPerson;
  readonly asked: Parameters;
  readonly chatId: number;
  /** Of the bot. */
  readonly token: string;
}

type Act = (deed: Deed) => unknown;

/** What a person can do; each is one POST under `/play/people/<id>`. */
const ACTS: Readonly<Record<string, Act>> = {
  messages: ({ person, asked, chatId }) => {
    const text = asked.text("text");
    if (text.trim() === "") throw new Error("A message needs a text.");
    // Telegram's apps cut a longer text in pieces before they send it.
    const replyTo = asked.integer("reply_to");
    return person.sendText(text.slice(0, 4096), { chatId, ...(replyTo !== undefined && { replyTo }) });
  },
  presses: ({ person, asked, chatId }) => {
    const messageId = asked.integer("message_id") ?? 0;
    const button = buttonOf(person, { messageId, chatId, label: asked.text("label") });
    return { callback_query_id: person.press(messageId, button, chatId) };
  },
  "web-apps": ({ person, asked, chatId, token }) => {
    const messageId = asked.integer("message_id") ?? 0;
    const button = buttonOf(person, { messageId, chatId, label: asked.text("label") });
    return { url: webAppAddress(button, person.user, token) };
  },
  "inline-queries": ({ person, asked }) => ({ inline_query_id: person.askInline(asked.text("query")) }),
  "inline-choices": ({ person, asked, chatId }) => person.chooseInlineResult(asked.text("result_id"), chatId),
  location: ({ person, asked, chatId }) =>
    person.shareLocation(Number(asked.text("latitude")), Number(asked.text("longitude")), chatId),
  files: ({ person, asked, chatId }) => {
    const file = asked.file("file");
    if (!file) throw new Error("A file has to come as the part `file` of a multipart form.");
    const sent = { ...file, ...(asked.has("caption") && { caption: asked.text("caption") }) };
    return asked.text("as") === "photo" ? person.sendPhoto(sent, chatId) : person.sendDocument(sent, chatId);
  },
  sticker: ({ person, chatId }) => person.sendSticker(chatId),
  voice: ({ person, chatId }) => person.sendVoice(4, chatId),
  block: ({ person }) => person.block(),
  unblock: ({ person }) => person.unblock(),
};

export function servePersonRoutes(play: FastifyInstance, { world, token }: Pick<BotApi, "world" | "token">): void {
  play.get<{ Params: { id: string } }>("/people/:id", ({ params }) =>
    personState(world, world.person(Number(params.id))),
  );
  play.get<{ Params: { id: string } }>("/people/:id/events", (request, reply) =>
    streamEvents(world.events, request, reply, world.person(Number(request.params.id)).id),
  );
  for (const [name, act] of Object.entries(ACTS)) {
    play.post<{ Params: { id: string } }>(`/people/:id/${name}`, async (request) => {
      const person = new PlaygroundPerson(world, world.person(Number(request.params.id)));
      const asked = await readParameters(request);
      const chatId = asked.has("chat_id") ? Number(asked.text("chat_id")) : person.id;
      return { ok: true, result: act({ person, asked, chatId, token }) ?? true };
    });
  }
}

interface WantedButton {
  readonly messageId: number;
  readonly chatId: number;
  /** What is written on the button, or its callback data. */
  readonly label: string;
}

function buttonOf(person: PlaygroundPerson, { messageId, chatId, label }: WantedButton): InlineKeyboardButton {
  const buttons = person.chat(chatId).messages.get(messageId)?.reply_markup?.inline_keyboard.flat() ?? [];
  const byData = buttons.find((button) => "callback_data" in button && button.callback_data === label);
  const found = byData ?? buttons.find((button) => button.text === label);
  if (!found) {
    const labels = buttons.map(({ text }) => `"${text}"`).join(", ") || "none";
    throw new Error(`Message ${messageId} has no button "${label}". Its buttons: ${labels}.`);
  }
  return found;
}
