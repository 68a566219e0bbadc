import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { Api } from "grammy";
import { createTelegramFetch } from "../../src/intake/telegram-fetch.ts";
import { createTelegramRequest } from "../../src/intake/telegram-request.ts";
import { median, spread } from "./support/figures.ts";
import { measureInTurn } from "./support/pairs.ts";
import { openReport } from "./support/report.ts";

const AT_ONCE = 16;

const ANSWER = JSON.stringify({
  ok: true,
  result: { message_id: 1, date: 1, chat: { id: 1, type: "private" }, text: "x".repeat(500) },
});

if (process.argv[2] === "server") serve();
else await measure();

/** Telegram's side in a process of its own, so that only the client's work is counted. */
function serve(): void {
  const server = createServer((request, response) => {
    request.resume().on("end", () => response.setHeader("content-type", "application/json").end(ANSWER));
  });
  server.listen(0, "127.0.0.1", () => process.send?.((server.address() as { port: number }).port));
}

async function measure(): Promise<void> {
  const server = fork(import.meta.filename, ["server"]);
  const [port] = (await once(server, "message")) as [number];
  const apiRoot = `http://127.0.0.1:${port}`;
  const ours = createTelegramFetch(createTelegramRequest().call, { remember: async () => undefined }, () => undefined);
  const withoutSignal = (url: string, { signal: _signal, ...options }: RequestInit) => fetch(url, options);
  const clients = {
    "grammY's default": new Api("1:bench", { apiRoot }),
    "Node's global fetch": new Api("1:bench", { apiRoot, fetch: withoutSignal as never }),
    "ours, on undici's request": new Api("1:bench", { apiRoot, fetch: ours as never }),
  };

  const report = openReport("client", "a call to Telegram, beside grammY's own client");
  const { calls, rounds } = report.wishes.isShort ? { calls: 300, rounds: 2 } : { calls: 3000, rounds: 7 };
  const rivals = Object.entries(clients).map(([name, api]) => ({ name, run: () => callOften(api, calls) }));
  const figures = await measureInTurn(rivals, rounds);
  const base = median(figures[0]?.processor ?? []);
  report.table(
    `${calls} calls a round, ${AT_ONCE} at once, ${rounds} rounds`,
    figures.map(({ name, processor, perSecond }) => ({
      client: name,
      "CPU us a call": Math.round(median(processor)),
      spread: `${Math.round(spread(processor).least)}-${Math.round(spread(processor).most)}`,
      "of default": (median(processor) / base).toFixed(2),
      "calls a second": Math.round(median(perSecond)),
    })),
  );
  report.keep("rounds", figures);
  server.kill();
  await report.close();
  process.exit(0);
}

async function callOften(api: Api, calls: number): Promise<{ pieces: number }> {
  let left = calls;
  const worker = async () => {
    while (left-- > 0) await api.sendMessage(1, "Aman dulu. ".repeat(20), { parse_mode: "HTML" });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { pieces: calls };
}
