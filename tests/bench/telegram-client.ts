import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { Api } from "grammy";
import { createTelegramFetch } from "../../src/intake/telegram-fetch.ts";
import { createTelegramRequest } from "../../src/intake/telegram-request.ts";

const CALLS = 3000;
const AT_ONCE = 16;
const ROUNDS = 7;

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

  const figures = new Map<string, { cpu: number[]; wall: number[] }>();
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, api] of Object.entries(clients)) {
      const { cpu, wall } = await oneRound(api);
      // The first round warms up.
      if (round === 0) figures.set(name, { cpu: [], wall: [] });
      else {
        figures.get(name)?.cpu.push(cpu);
        figures.get(name)?.wall.push(wall);
      }
    }
  }
  const base = median(figures.get("grammY's default")?.cpu ?? []);
  console.table(
    [...figures].map(([client, { cpu, wall }]) => ({
      client,
      "CPU us a call": Math.round(median(cpu)),
      spread: `${Math.round(Math.min(...cpu))}-${Math.round(Math.max(...cpu))}`,
      "of default": (median(cpu) / base).toFixed(2),
      "calls a second": Math.round(1e6 / median(wall)),
    })),
  );
  server.kill();
  process.exit(0);
}

async function oneRound(api: Api): Promise<{ cpu: number; wall: number }> {
  const start = { cpu: process.cpuUsage(), wall: performance.now() };
  let left = CALLS;
  const worker = async () => {
    while (left-- > 0) await api.sendMessage(1, "Aman dulu. ".repeat(20), { parse_mode: "HTML" });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const { user, system } = process.cpuUsage(start.cpu);
  return { cpu: (user + system) / CALLS, wall: ((performance.now() - start.wall) * 1000) / CALLS };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
