import { setTimeout as sleep } from "node:timers/promises";
import type { Inbox } from "../domain/inbox.ts";
import { troubleIn, troubleOf } from "./failure.ts";
import { createFloods } from "./floods.ts";
import { asLastCall } from "./last-call.ts";
import { isRepeatable, slimAnswer } from "./send-journal.ts";
import { type TelegramAnswer, TelegramAway, type TelegramCall } from "./telegram-request.ts";
import { currentScope, noteUnderWay, type UpdateScope } from "./update-scope.ts";

const TRIES = 5;
const FIRST_PAUSE = 200;
const OUTSIDE_SCOPE_PATIENCE = 25_000;
/** Telegram takes a second at most: whoever is silent for longer does not hear us. A file needs its time. */
const SILENCE = 10_000;
const SILENCE_OF_FILES = 30_000;
const SILENCE_AFTER_POLL = 4000;

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
  silence = SILENCE,
) {
  const floods = createFloods();
  const noting = async (request: TelegramCall) => {
    const answer = await noteUnderWay(call(request));
    if (answer.retryAfter !== undefined) {
      // After a 429 nobody sends, whatever goes out in bulk least of all.
      noteFlood(answer.retryAfter);
      floods.note(chatIn(request), answer.retryAfter);
    }
    return answer;
  };

  return async (url: string, options: FetchOptions): Promise<{ json: () => Promise<unknown> }> => {
    const { method = "POST", headers = {}, body = "", signal } = options;
    const apiMethod = url.slice(url.lastIndexOf("/") + 1);
    const patience = patienceFor(apiMethod, body, silence);
    const request = { url, method, headers, body, signal, patience };

    const scope = currentScope();
    refuseLate(scope);
    if (leavesForLast(scope, apiMethod, body)) return { json: async () => ({ ok: true, result: true }) };
    await waitOutFlood(scope, floods.left(chatIn(request)));
    const sending = () => sendPatiently(noting, request, scope);
    const answer =
      scope === undefined || isRepeatable(apiMethod)
        ? (await sending()).json
        : await sendOnce(scope, apiMethod, body, sending, inbox);
    return { json: async () => asAlreadySo(answer) };
  };
}

/** A poll is silent for as long as it was asked to be. */
function patienceFor(apiMethod: string, body: FetchOptions["body"], silence: number): number {
  if (typeof body !== "string") return SILENCE_OF_FILES;
  if (apiMethod !== "getUpdates") return silence;
  const { timeout = 0 } = JSON.parse(body) as { readonly timeout?: number };
  return timeout * 1000 + SILENCE_AFTER_POLL;
}

function refuseLate(scope: UpdateScope | undefined): void {
  if (scope?.isOpen === false) throw new TelegramAway("this update's time is over");
}

/** Telegram hears the first answer to a press only: one with words goes out at once, and nothing is left for last. */
function leavesForLast(scope: UpdateScope | undefined, method: string, body: FetchOptions["body"]): boolean {
  if (scope?.takesLastCall !== true || method !== "answerCallbackQuery") return false;
  const call = asLastCall(method, body);
  scope.lastCall = call;
  return call !== undefined;
}

/** Who asks before Telegram's time is over waits longer in the end. A call for help has no scope, and is tried. */
async function waitOutFlood(scope: UpdateScope | undefined, left: number): Promise<void> {
  if (scope === undefined || left <= 0) return;
  if (performance.now() + left > scope.deadline) {
    scope.trouble = "telegram away";
    throw new TelegramAway("Telegram has told us to wait");
  }
  await sleep(left);
}

async function sendOnce(
  scope: UpdateScope,
  apiMethod: string,
  body: FetchOptions["body"],
  sending: () => Promise<TelegramAnswer>,
  inbox: Pick<Inbox, "remember">,
): Promise<unknown> {
  const { key, answer } = scope.journal.next(apiMethod, typeof body === "string" ? body : "");
  if (answer !== undefined) return JSON.parse(answer);
  // The commit itself remembers the last send; only an earlier one needs a trip of its own.
  const unsaved = scope.journal.unsaved();
  if (unsaved.size > 0) await inbox.remember(scope.lease, unsaved);
  scope.journal.markSaved(unsaved);

  const { json } = await sending();
  if (json.ok) scope.journal.note(key, slimAnswer(json));
  return json;
}

async function sendPatiently(
  call: (call: TelegramCall) => Promise<TelegramAnswer>,
  request: TelegramCall,
  scope: UpdateScope | undefined,
): Promise<TelegramAnswer> {
  const deadline = scope?.deadline ?? performance.now() + OUTSIDE_SCOPE_PATIENCE;
  const isOnceOnly = typeof request.body !== "string" || request.url.endsWith("/getUpdates");
  for (let attempt = 1; ; attempt++) {
    const answer = await call(request).catch((error: unknown) => error);
    noteTrouble(scope, request, answer as TelegramAnswer | Error);
    if (!(answer instanceof Error) && !isTrouble(answer as TelegramAnswer)) return answer as TelegramAnswer;
    const pause = pauseAfter(answer as TelegramAnswer | Error, attempt);
    if (isOnceOnly || attempt === TRIES || performance.now() + pause > deadline || request.signal?.aborted === true) {
      if (answer instanceof Error) throw answer;
      return answer as TelegramAnswer;
    }
    await sleep(pause);
    refuseLate(scope);
  }
}

/** That somebody else who was to be told is out of reach says nothing about the person of this update. */
function noteTrouble(scope: UpdateScope | undefined, call: TelegramCall, answer: TelegramAnswer | Error): void {
  if (scope === undefined) return;
  const trouble = answer instanceof Error ? troubleOf(answer) : troubleIn(answer.status, answer.text);
  scope.trouble = trouble === "unreachable" && isToAnother(call, scope.lease.chat) ? undefined : trouble;
}

function isToAnother(call: TelegramCall, chat: number): boolean {
  const to = chatIn(call);
  return to !== undefined && to !== chat;
}

/** Of a file nobody can tell: its form is read while it is sent. */
function chatIn({ body }: Pick<TelegramCall, "body">): number | undefined {
  if (typeof body !== "string" || body === "") return undefined;
  // grammY writes the chat first of all; three times a call, the whole of a keyboard would be read for it.
  const first = /^\{"chat_id":(-?\d+)[,}]/.exec(body)?.[1];
  if (first !== undefined) return Number(first);
  const { chat_id } = JSON.parse(body) as { readonly chat_id?: number | string };
  return chat_id === undefined ? undefined : Number(chat_id);
}

function isTrouble({ status }: TelegramAnswer): boolean {
  return status === 429 || status >= 500;
}

function pauseAfter(answer: TelegramAnswer | Error, attempt: number): number {
  if (!(answer instanceof Error) && answer.retryAfter !== undefined) return answer.retryAfter * 1000;
  return FIRST_PAUSE * 2 ** (attempt - 1);
}

function asAlreadySo(answer: unknown): unknown {
  const { ok, description = "" } = answer as { readonly ok: boolean; readonly description?: string };
  return !ok && ALREADY_SO.test(description) ? { ok: true, result: true } : answer;
}
