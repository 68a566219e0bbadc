import type { ApiCallFn, RawApi } from "grammy";
import type { createTelegramFetch } from "./telegram-fetch.ts";

/** What an answer to a person is made of, and what never holds a file. */
const PLAIN: ReadonlySet<string> = new Set<keyof RawApi>([
  ...(["sendMessage", "editMessageText", "editMessageReplyMarkup"] as const),
  ...(["answerCallbackQuery", "answerInlineQuery"] as const),
]);
const HEADERS = { "content-type": "application/json" } as const;

/**
 * Calls that are plain JSON go past grammY's own client, which takes as much of the processor as the sending itself (polyfilled
 * signals, a timer each, a slower JSON). Everything else, and what a talk calls by itself, goes through it to the same fetch.
 */
export function directCalls(
  { apiRoot, botToken }: { readonly apiRoot: string; readonly botToken: string },
  fetch: ReturnType<typeof createTelegramFetch>,
) {
  const call = async (previous: ApiCallFn, method: string, payload: object, signal: unknown): Promise<unknown> => {
    if (!PLAIN.has(method)) return previous(method as never, payload as never, signal as never);
    const body = JSON.stringify(payload);
    return (await fetch(`${apiRoot}/bot${botToken}/${method}`, { method: "POST", headers: HEADERS, body })).json();
  };
  return call as never;
}
