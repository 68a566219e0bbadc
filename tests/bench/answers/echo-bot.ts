import { createServer } from "node:http";
import { Bot, webhookCallback } from "grammy";
import { Agent, request } from "undici";

/** The bare bot of grammY's first page: says what it hears. Arguments: api root, token, "default" or "undici", port of a webhook. */
const [apiRoot = "", token = "", client, port] = process.argv.slice(2);
const agent = new Agent({ connections: 64, keepAliveTimeout: 30_000 });

async function onUndici(
  url: string,
  { method, headers, body }: RequestInit,
): Promise<{ json: () => Promise<unknown> }> {
  const options = { method, headers: headers as Record<string, string>, body, dispatcher: agent };
  const { body: answer } = await request(url, options as never);
  return { json: () => answer.json() };
}

const bot = new Bot(token, { client: client === "undici" ? { apiRoot, fetch: onUndici as never } : { apiRoot } });
bot.on("message:text", (ctx) => ctx.reply(ctx.message.text));
bot.catch((error) => console.error(error));
await bot.init();
if (port === undefined) {
  console.log("is ready");
  await bot.start();
} else {
  const answer = webhookCallback(bot, "http");
  const server = createServer((incoming, response) => void answer(incoming, response));
  server.listen(Number(port), "127.0.0.1", () => console.log("is ready"));
}
