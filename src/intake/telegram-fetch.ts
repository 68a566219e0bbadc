import { setTimeout as sleep } from "node:timers/promises";
import type { Inbox } from "../domain/inbox.ts";
import { troubleIn, troubleOf } from "./failure.ts";
import { isRepeatable, slimAnswer } from "./send-journal.ts";
import { type TelegramAnswer, TelegramAway, type TelegramCall } from "./telegram-request.ts";
import { currentScope, type UpdateScope } from "./update-scope.ts";

const TRIES = 5;
const FIRST_PAUSE = 200;
const OUTSIDE_SCOPE_PATIENCE = 25_000;

/** Refusals that mean "it is already so": the double tap, the second answer. */
const ALREADY_SO = /message is not modified|query is too old|query ID is invalid/;

export interface FetchOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | AsyncIterable<Uint8Array>;
  readonly signal?: AbortSignal;
}

/**
 * What grammY uses as `fetch`. Retries, the journal and the deadline sit here and not in transformers,
 * because the conversations plugin goes round those.
 */
export function createTelegramFetch(
  call: (call: TelegramCall) => Promise<TelegramAnswer>,
  inbox: Pick<Inbox, "remember">,
  noteFlood: (seconds: number) => void,
) {
  const noting = async (request: TelegramCall) => {
    const answer = await call(request);
    // After a 429 nobody sends, whatever goes out in bulk least of all.
    if (answer.retryAfter !== undefined) noteFlood(answer.retryAfter);
    return answer;
  };

  return async (url: string, options: FetchOptions): Promise<{ json: () => Promise<unknown> }> => {
    const { method = "POST", headers = {}, body = "", signal } = options;
    const apiMethod = url.slice(url.lastIndexOf("/") + 1);
    const sending = () => sendPatiently(noting, { url, method, headers, body, signal }, currentScope());

    const scope = currentScope();
    if (scope !== undefined && !scope.isOpen) throw new TelegramAway("this update's time is over");
    const text =
      scope === undefined || isRepeatable(apiMethod)
        ? (await sending()).text
        : await sendOnce(scope, apiMethod, body, sending, inbox);
    return { json: async () => JSON.parse(asAlreadySo(text)) as unknown };
  };
}

async function sendOnce(
  scope: UpdateScope,
  apiMethod: string,
  body: FetchOptions["body"],
  sending: () => Promise<TelegramAnswer>,
  inbox: Pick<Inbox, "remember">,
): Promise<string> {
  const { key, answer } = scope.journal.next(apiMethod, typeof body === "string" ? body : "");
  if (answer !== undefined) return answer;
  // The commit itself remembers the last send; only an earlier one needs a trip of its own.
  const unsaved = scope.journal.unsaved();
  if (unsaved.size > 0) await inbox.remember(scope.lease, unsaved);
  scope.journal.markSaved(unsaved);

  const { status, text } = await sending();
  if (status === 200) scope.journal.note(key, slimAnswer(text));
  return text;
}

async function sendPatiently(
  call: (call: TelegramCall) => Promise<TelegramAnswer>,
  request: TelegramCall,
  scope: UpdateScope | undefined,
): Promise<TelegramAnswer> {
  const deadline = scope?.deadline ?? Date.now() + OUTSIDE_SCOPE_PATIENCE;
  const isOnceOnly = typeof request.body !== "string" || request.url.endsWith("/getUpdates");
  for (let attempt = 1; ; attempt++) {
    const answer = await call(request).catch((error: unknown) => error);
    noteTrouble(scope, request, answer as TelegramAnswer | Error);
    if (!(answer instanceof Error) && !isTrouble(answer as TelegramAnswer)) return answer as TelegramAnswer;
    const pause = pauseAfter(answer as TelegramAnswer | Error, attempt);
    if (isOnceOnly || attempt === TRIES || Date.now() + pause > deadline || request.signal?.aborted === true) {
      if (answer instanceof Error) throw answer;
      return answer as TelegramAnswer;
    }
    await sleep(pause);
  }
}

/** That somebody else who was to be told is out of reach says nothing about the person of this update. */
function noteTrouble(scope: UpdateScope | undefined, { body }: TelegramCall, answer: TelegramAnswer | Error): void {
  if (scope === undefined) return;
  const trouble = answer instanceof Error ? troubleOf(answer) : troubleIn(answer.status, answer.text);
  scope.trouble = trouble === "unreachable" && isToAnother(body, scope.lease.chat) ? undefined : trouble;
}

function isToAnother(body: TelegramCall["body"], chat: number): boolean {
  if (typeof body !== "string" || body === "") return false;
  const { chat_id } = JSON.parse(body) as { readonly chat_id?: number | string };
  return chat_id !== undefined && Number(chat_id) !== chat;
}

function isTrouble({ status }: TelegramAnswer): boolean {
  return status === 429 || status >= 500;
}

function pauseAfter(answer: TelegramAnswer | Error, attempt: number): number {
  if (!(answer instanceof Error) && answer.retryAfter !== undefined) return answer.retryAfter * 1000;
  return FIRST_PAUSE * 2 ** (attempt - 1);
}

function asAlreadySo(text: string): string {
  return text.startsWith('{"ok":false') && ALREADY_SO.test(text) ? '{"ok":true,"result":true}' : text;
}
