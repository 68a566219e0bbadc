import type { FetchOptions } from "./telegram-fetch.ts";
import type { TelegramAnswer, TelegramCall } from "./telegram-request.ts";

/** A connection that is silent for so long is dead, and the message on it uncertain. */
const SILENCE = 15_000;

/** What grammY uses as `fetch` for what goes out in bulk: tried once. Whoever sends decides what follows, and counts each try. */
export function createSingleFetch(call: (call: TelegramCall) => Promise<TelegramAnswer>) {
  return async (url: string, options: FetchOptions): Promise<{ json: () => Promise<unknown> }> => {
    const { method = "POST", headers = {}, body = "", signal } = options;
    const { json } = await call({ url, method, headers, body, signal, patience: SILENCE });
    return { json: async () => json };
  };
}
