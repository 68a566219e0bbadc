import type { Update } from "grammy/types";

/** A call of the Bot API that goes out as the answer to a delivery by webhook: it spares a call of its own, and nobody hears how it went. */
export interface LastCall {
  readonly method: string;
  readonly [parameter: string]: unknown;
}

/** Takes the call that ends an update, when it is committed. */
export type LeaveLastCall = (call: LastCall) => void;

/** Only what may be lost: the end of the spinner on a pressed button. One with words is an answer, and is not left to chance. */
export function asLastCall(method: string, body: unknown): LastCall | undefined {
  if (method !== "answerCallbackQuery" || typeof body !== "string") return undefined;
  const { callback_query_id, ...words } = JSON.parse(body) as Record<string, unknown>;
  return Object.keys(words).length === 0 ? { method, callback_query_id } : undefined;
}

/** For a press that was worked on before, when the delivery that brought it was not answered. */
export function lastCallAgain({ callback_query }: Update): LastCall | undefined {
  return callback_query && { method: "answerCallbackQuery", callback_query_id: callback_query.id };
}
