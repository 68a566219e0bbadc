import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Api } from "grammy";
import { afterEach, inject } from "vitest";
import { createTelegramFetch } from "../../src/intake/telegram-fetch.ts";
import { createTelegramRequest } from "../../src/intake/telegram-request.ts";
import { scriptedBot, testIntake } from "./scripted-intake.ts";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface ScriptedTelegram {
  /** Calls it as the bot does. */
  readonly api: Api;
  /** The methods that were called, oldest first. */
  readonly calls: readonly string[];
  /** For how many seconds nobody may send, each time it was said. */
  readonly floods: readonly number[];
}

/** Longer than an update has in these tests: a real one has 25 s, and a call 10. */
const SILENCE = 600;
const SENT = {
  ok: true,
  result: { message_id: 7, date: 1, chat: { id: 1, type: "private", first_name: "A" }, text: "rahasia" },
};

const page =
  (status: number, text: string): Answer =>
  (_request, response) =>
    void response.writeHead(status).end(text);
const json = (status: number, body: object): Answer => page(status, JSON.stringify(body));
const error = (error_code: number, description: string, more: object = {}): Answer =>
  json(error_code, { ok: false, error_code, description, ...more });

export const sent = json(200, SENT);
export const sentAfter =
  (milliseconds: number): Answer =>
  (request, response) =>
    void setTimeout(() => sent(request, response), milliseconds);
export const reset: Answer = (request) => void request.socket.destroy();
export const silence: Answer = () => undefined;
export const errorPage = page(502, "<html>Bad Gateway</html>");
export const jsonOfProxy = json(502, { error: "bad gateway" });
export const halfAnAnswer = page(200, JSON.stringify(SENT).slice(0, 40));
export const flood = (retry_after: number): Answer =>
  error(429, `Too Many Requests: retry after ${retry_after}`, { parameters: { retry_after } });
export const broken = error(500, "Internal Server Error");
export const refused = (description: string): Answer => error(400, `Bad Request: ${description}`);
export const blocked = error(403, "Forbidden: bot was blocked by the user");
export const revoked = error(401, "Unauthorized");

/** A Telegram for each test that gives these answers one after the other, and the last one for ever. */
export function useScriptedTelegram() {
  const closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });

  return async (...answers: Answer[]): Promise<ScriptedTelegram> => {
    const calls: string[] = [];
    const floods: number[] = [];
    const server = createServer((request, response) => {
      calls.push(request.url?.split("/").at(-1) ?? "");
      request.resume().on("end", () => (answers.length > 1 ? answers.shift() : answers[0])?.(request, response));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    closing.push(() => {
      server.closeAllConnections();
      server.close();
    });
    const { port } = server.address() as { port: number };
    const { inbox } = await testIntake(inject("redisUrl"), scriptedBot());
    const noteFlood = (seconds: number) => floods.push(seconds);
    const fetch = createTelegramFetch(createTelegramRequest().call, inbox, noteFlood, SILENCE) as never;
    return { api: new Api("1:test", { apiRoot: `http://127.0.0.1:${port}`, fetch }), calls, floods };
  };
}
