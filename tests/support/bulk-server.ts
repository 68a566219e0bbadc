import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type BulkBooks, type BulkWishes, FIRST_PERSON, fateOf } from "./bulk-books.ts";
import { SlidingWindow } from "./sliding-window.ts";

// A Bot API that does nothing but count, in a process of its own, so that a hundred thousand messages cost little.

const { people, perSecond, delayMilliseconds = 0 } = JSON.parse(process.argv[2] ?? "{}") as BulkWishes;
const BOT = { id: 1000000001, is_bot: true, first_name: "Juru Damai", username: "juru_damai_bot" };

const flood = perSecond === undefined ? undefined : new SlidingWindow(perSecond);
let arrived = new Int32Array(people);
let moments: number[] = [];
let waits: number[] = [];
let floods = 0;
let messages = 1;
const pending: { readonly update_id: number; readonly chat: number; readonly update: object }[] = [];
const handedAt = new Map<number, number>();
let wake = () => {};

interface Call {
  readonly chat_id?: number | string;
  readonly callback_query_id?: string;
  readonly offset?: number;
  readonly timeout?: number;
}

const server = createServer((request, response) => void answer(request, response));
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on("disconnect", () => process.exit(0));
process.on("message", (message: { readonly kind: string; readonly updates?: typeof pending }) => {
  if (message.kind === "updates") {
    pending.push(...(message.updates ?? []));
    wake();
  } else if (message.kind === "books") {
    process.send?.({ books: { arrived, floods, moments, waits } satisfies BulkBooks });
  } else {
    [arrived, moments, waits, floods] = [new Int32Array(people), [], [], 0];
    process.send?.({ books: undefined });
  }
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const method = (request.url ?? "").slice((request.url ?? "").lastIndexOf("/") + 1);
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  const call = (text.startsWith("{") ? JSON.parse(text) : {}) as Call;
  const result = method === "getUpdates" ? await updatesAfter(call, request) : await carryOut(method, call);
  response.setHeader("content-type", "application/json");
  response.statusCode = "value" in result ? 200 : result.error_code;
  response.end(JSON.stringify("value" in result ? { ok: true, result: result.value } : { ok: false, ...result }));
}

async function updatesAfter({ offset = 0, timeout = 0 }: Call, request: IncomingMessage) {
  while ((pending[0]?.update_id ?? Number.POSITIVE_INFINITY) < offset) pending.shift();
  if (pending.length === 0) {
    const stopped = new AbortController();
    request.once("close", () => stopped.abort());
    const coming = new Promise<void>((resolve) => (wake = resolve));
    await Promise.race([coming, sleep(timeout * 1000, undefined, { signal: stopped.signal }).catch(() => undefined)]);
  }
  const now = performance.now();
  const page = pending.slice(0, 100);
  for (const { chat } of page) if (!handedAt.has(chat)) handedAt.set(chat, now);
  return { value: page.map(({ update }) => update) };
}

async function carryOut(
  method: string,
  call: Call,
): Promise<{ value: unknown } | { error_code: number; description: string; parameters?: object }> {
  if (method === "getMe") return { value: BOT };
  const chat = Number(call.chat_id ?? 0);
  if (!method.startsWith("send")) {
    if (method === "editMessageText") noteAnswer(chat);
    return {
      value: method === "editMessageText" ? { message_id: 1, date: 1, chat: { id: chat, type: "private" } } : true,
    };
  }
  const wait = flood?.enter(performance.now()) ?? 0;
  if (wait > 0) {
    floods++;
    return {
      error_code: 429,
      description: `Too Many Requests: retry after ${wait}`,
      parameters: { retry_after: wait },
    };
  }
  if (delayMilliseconds > 0) await sleep(delayMilliseconds);
  const index = chat - FIRST_PERSON;
  const fate = index >= 0 && index < people ? fateOf(chat) : "reached";
  if (fate === "blocked") return { error_code: 403, description: "Forbidden: bot was blocked by the user" };
  if (fate === "failing") return { error_code: 400, description: "Bad Request: message text is wrong" };
  if (index >= 0 && index < people) arrived[index] = (arrived[index] ?? 0) + 1;
  if (moments.length < 200_000) moments.push(performance.now());
  noteAnswer(chat);
  return { value: { message_id: messages++, date: 1, chat: { id: chat, type: "private" } } };
}

function noteAnswer(chat: number): void {
  const handed = handedAt.get(chat);
  if (handed === undefined) return;
  handedAt.delete(chat);
  waits.push(performance.now() - handed);
}
