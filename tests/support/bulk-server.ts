import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import type { BulkOrder, BulkWishes } from "./bulk-books.ts";
import { type BulkCall, type BulkResult, createBulkDesk } from "./bulk-desk.ts";

// A Bot API that does nothing but count, in a process of its own, so that a hundred thousand messages cost little.

const wishes = JSON.parse(process.argv[2] ?? "{}") as BulkWishes;
const BOT = { id: 1000000001, is_bot: true, first_name: "Juru Damai", username: "juru_damai_bot" };
const VALUES: Readonly<Record<string, unknown>> = {
  getMe: { ...BOT, can_join_groups: false, supports_inline_queries: true },
  getFile: { file_id: "file", file_unique_id: "file", file_path: "file" },
};

const tell = (message: object) => process.send?.(message);
const desk = createBulkDesk(wishes, (word) => tell({ word }));
let pending: readonly Update[] = [];
let [numbered, handed] = [0, 0];
let wake = () => {};

const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => tell({ port: (server.address() as AddressInfo).port }));
process.on("disconnect", () => process.exit(0));
process.on("message", ({ number, order }: { readonly number: number; readonly order: BulkOrder }) => {
  tell({ number, answer: obey(order) });
});

function obey(order: BulkOrder): unknown {
  switch (order.kind) {
    case "mark":
      return desk.mark(order.mark);
    case "watch":
      return desk.watch(order.chats);
    case "clear":
      return desk.clear();
    case "books":
      return desk.books();
    case "updates":
      pending = [...pending, ...order.updates.map((update) => ({ ...update, update_id: ++numbered }))];
      return wake();
  }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const now = performance.now();
  const method = (request.url ?? "").slice((request.url ?? "").lastIndexOf("/") + 1);
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const result = await carryOut(method, readCall(Buffer.concat(parts).toString()), now);
  response.setHeader("content-type", "application/json");
  response.statusCode = "value" in result ? 200 : result.error_code;
  response.end(JSON.stringify("value" in result ? { ok: true, result: result.value } : { ok: false, ...result }));
}

async function carryOut(method: string, call: BulkCall, now: number): Promise<BulkResult> {
  if (method === "getUpdates") return { value: await updatesAfter(call) };
  const isWord = /^(?:send|edit)/.test(method);
  const result = isWord ? desk.take(method, call, now) : { value: VALUES[method] ?? true };
  if (wishes.delayMilliseconds !== undefined) await sleep(wishes.delayMilliseconds);
  return result;
}

/** What is below the offset is done with; the rest is shown again. */
async function updatesAfter({ offset = 0, timeout = 0 }: BulkCall): Promise<readonly Update[]> {
  pending = pending.filter(({ update_id }) => update_id >= offset);
  if (pending.length === 0 && timeout > 0) await arrival(timeout * 1000);
  const page = pending.slice(0, 100);
  for (const { update_id, message, callback_query } of page.filter((update) => update.update_id > handed)) {
    const chat = message?.chat.id ?? callback_query?.from.id;
    if (chat !== undefined) desk.noteHandedOver(chat, performance.now());
    handed = update_id;
  }
  return page;
}

async function arrival(milliseconds: number): Promise<void> {
  const late = new AbortController();
  const coming = new Promise<void>((resolve) => (wake = resolve));
  await Promise.race([coming, sleep(milliseconds, undefined, { signal: late.signal }).catch(() => undefined)]);
  late.abort();
}

/** JSON, or a form with a file in it, of which only the chat is of interest. */
function readCall(body: string): BulkCall {
  if (body.startsWith("{")) return JSON.parse(body) as BulkCall;
  const chat = /name="chat_id"\r\n\r\n(\d+)/.exec(body)?.[1];
  return chat === undefined ? {} : { chat_id: chat };
}
