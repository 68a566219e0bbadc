import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Agent, request } from "undici";
import { createTalkers, type Shown, type Talker, type Talkers, type TalkOrder } from "./talkers.ts";

/**
 * Telegram's side in a process of its own: as little as a bot needs, so that the bot's work is what is measured. One world for each
 * token. Told by messages of the parent: `{ open }`, then `{ talk }` for each measured round.
 */
interface World {
  readonly pending: object[];
  wake: () => void;
  talkers: Talkers | undefined;
  readonly people: Map<number, Talker>;
  webhook: string | undefined;
}

export type Order =
  | { readonly kind: "open"; readonly token: string; readonly webhook: string | undefined }
  | { readonly kind: "talk"; readonly token: string; readonly order: TalkOrder };

const SECRET = "x".repeat(32);
const worlds = new Map<string, World>();
const agent = new Agent({ connections: 256, keepAliveTimeout: 60_000 });
let messageNumber = 1;

const server = createServer((incoming, response) => {
  void answer(incoming, response);
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1");
await once(server, "listening");
process.send?.({ port: (server.address() as { port: number }).port });

process.on("message", (told: Order) => {
  if (told.kind === "open") {
    worlds.set(told.token, {
      pending: [],
      wake: () => {},
      talkers: undefined,
      people: new Map(),
      webhook: told.webhook,
    });
    process.send?.({ opened: told.token });
    return;
  }
  const world = worldOf(told.token);
  world.talkers = createTalkers(told.order, (update) => deliver(world, update), world.people);
  void world.talkers.ended.then((figures) => process.send?.({ figures }));
});
process.on("disconnect", () => process.exit(0));

async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, token = "", method = ""] = /^\/bot([^/]+)\/(\w+)/.exec(incoming.url ?? "") ?? [];
  let text = "";
  incoming.setEncoding("utf8");
  for await (const chunk of incoming) text += chunk as string;
  const body = text === "" ? {} : (JSON.parse(text) as Record<string, never>);
  const result = await call(worldOf(token), method, body);
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ ok: true, result }));
}

async function call(world: World, method: string, body: Record<string, never>): Promise<unknown> {
  switch (method) {
    case "getMe":
      return { id: 1, is_bot: true, first_name: "Bench", username: "bench_bot" };
    case "getUpdates":
      return updatesFrom(world, body);
    case "sendMessage":
    case "editMessageText":
      return showMessage(world, body);
    case "getMyCommands":
      return [];
    default:
      return true;
  }
}

function showMessage(world: World, body: Record<string, unknown>): unknown {
  const chat = Number(body["chat_id"]);
  const message_id = Number(body["message_id"] ?? messageNumber++);
  const shown: Shown = { chat, message_id, text: String(body["text"]), markup: body["reply_markup"] };
  world.talkers?.sees(shown);
  return {
    ...{ message_id, date: 1, chat: { id: chat, type: "private", first_name: "" }, text: shown.text },
    ...{ reply_markup: shown.markup },
  };
}

async function updatesFrom(world: World, { timeout = 0 }: { readonly timeout?: number }): Promise<readonly object[]> {
  // Given once: nothing here is ever killed.
  if (world.pending.length === 0 && timeout > 0) {
    const woken = new Promise<void>((resolve) => {
      world.wake = resolve;
    });
    await Promise.race([woken, new Promise((resolve) => setTimeout(resolve, timeout * 1000))]);
  }
  return world.pending.splice(0, 100);
}

function deliver(world: World, update: object): void {
  if (world.webhook === undefined) {
    world.pending.push(update);
    world.wake();
    return;
  }
  // A bot that is gone leaves people without an answer, and they are counted.
  void post(world, world.webhook, update).catch(() => undefined);
}

async function post(world: World, url: string, update: object): Promise<void> {
  const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": SECRET };
  const { statusCode, body } = await request(url, {
    ...{ method: "POST", headers, body: JSON.stringify(update), dispatcher: agent },
  });
  const said = await body.text();
  if (statusCode !== 200) return void setTimeout(() => void post(world, url, update).catch(() => undefined), 100);
  // The answer to a delivery may be a call itself.
  if (said.startsWith("{")) {
    const { method, ...rest } = JSON.parse(said) as Record<string, never>;
    if (typeof method === "string") await call(world, method, rest);
  }
}

function worldOf(token: string): World {
  const world = worlds.get(token);
  if (world === undefined) throw new Error(`There is no world of the bot ${token}.`);
  return world;
}
