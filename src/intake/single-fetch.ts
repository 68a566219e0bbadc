import type { FetchOptions } from "./telegram-fetch.ts";
import type { TelegramAnswer, TelegramCall } from "./telegram-request.ts";

/** What grammY uses as `fetch` for what goes out in bulk: tried once. Whoever sends decides what follows, and counts each try. */
export function createSingleFetch(call: (call: TelegramCall) => Promise<TelegramAnswer>) {
  return async (url: string, options: FetchOptions): Promise<{ json: () => Promise<unknown> }> => {
    const { method = "POST", headers = {}, body = "", signal } = options;
    const { text } = await call({ url, method, headers, body, signal });
    return { json: async () => JSON.parse(text) as unknown };
  };
}
