import type { TelegramAnswer, TelegramCall, TelegramJson } from "./telegram-request.ts";

export interface SingleCallParts {
  readonly botToken: string;
  readonly apiRoot: string;
  readonly call: (call: TelegramCall) => Promise<TelegramAnswer>;
  /** A connection that is silent for so many ms is dead, and the message on it uncertain. */
  readonly patience?: number;
}

/** A method of the Bot API, with parameters that are JSON. */
export type SingleCall = (method: string, parameters: object) => Promise<TelegramJson>;

/**
 * The way of what goes out in bulk: each call is tried once, and whoever sends decides what follows. Gives what Telegram
 * says, a refusal too; throws TelegramAway when it says nothing. Without grammY's own client, which costs as much as the
 * sending itself.
 */
export function createSingleCall({ botToken, apiRoot, call, patience = 15_000 }: SingleCallParts): SingleCall {
  const headers = { "content-type": "application/json" };
  return async (method, parameters) => {
    const body = JSON.stringify(parameters);
    const url = `${apiRoot}/bot${botToken}/${method}`;
    return (await call({ url, method: "POST", headers, body, signal: undefined, patience })).json;
  };
}
