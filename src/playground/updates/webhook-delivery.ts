import { setTimeout as sleep } from "node:timers/promises";
import type { QueuedUpdate, UpdateQueue } from "./update-queue.ts";

export interface WebhookTiming {
  readonly retryStartMs: number;
  readonly retryMaxMs: number;
  readonly answerTimeoutMs: number;
}

export interface WebhookTarget {
  readonly url: string;
  readonly secretToken: string | undefined;
  readonly maxConnections: number;
}

/** The bot may answer a delivery with one API call in the body. */
export type CallInAnswer = (call: Readonly<Record<string, unknown>>) => void;

interface ActiveWebhook extends WebhookTarget {
  readonly stop: AbortController;
  readonly busyQueues: Set<string>;
  readonly waitingForSlot: (() => void)[];
  openRequests: number;
}

type Outcome = { readonly kind: "delivered" } | { readonly kind: "failed"; readonly retryAfterMs: number | undefined };

/** Delivers each queue in order, one update at a time, the next only after a 2xx, as Telegram does. */
export class WebhookDelivery {
  readonly #updates: UpdateQueue;
  readonly #timing: WebhookTiming;
  readonly #callInAnswer: CallInAnswer;
  #active: ActiveWebhook | undefined;
  #lastError: { readonly date: number; readonly message: string } | undefined;

  constructor(updates: UpdateQueue, timing: WebhookTiming, callInAnswer: CallInAnswer) {
    this.#updates = updates;
    this.#timing = timing;
    this.#callInAnswer = callInAnswer;
    updates.onChange(() => this.#startQueues());
  }

  get target(): WebhookTarget | undefined {
    return this.#active;
  }

  get lastError(): { readonly date: number; readonly message: string } | undefined {
    return this.#lastError;
  }

  set(target: WebhookTarget): void {
    this.clear();
    const stop = new AbortController();
    this.#active = { ...target, stop, busyQueues: new Set(), waitingForSlot: [], openRequests: 0 };
    this.#startQueues();
  }

  clear(): void {
    this.#active?.stop.abort();
    this.#active = undefined;
    this.#lastError = undefined;
  }

  #startQueues(): void {
    const webhook = this.#active;
    if (!webhook) return;
    for (const queue of new Set(this.#updates.deliverable.map((entry) => entry.queue))) {
      if (webhook.busyQueues.has(queue)) continue;
      webhook.busyQueues.add(queue);
      this.#drain(webhook, queue).catch((error: unknown) => {
        if (!webhook.stop.signal.aborted) throw error;
      });
    }
  }

  async #drain(webhook: ActiveWebhook, queue: string): Promise<void> {
    let delay = this.#timing.retryStartMs;
    for (;;) {
      const entry = this.#updates.deliverable.find((candidate) => candidate.queue === queue);
      if (!entry || webhook.stop.signal.aborted) break;
      const outcome = await this.#deliver(webhook, entry);
      if (outcome.kind === "delivered") {
        this.#updates.remove(entry);
        delay = this.#timing.retryStartMs;
        continue;
      }
      await sleep(outcome.retryAfterMs ?? delay, undefined, { signal: webhook.stop.signal });
      delay = Math.min(delay * 2, this.#timing.retryMaxMs);
    }
    webhook.busyQueues.delete(queue);
  }

  async #deliver(webhook: ActiveWebhook, entry: QueuedUpdate): Promise<Outcome> {
    while (webhook.openRequests >= webhook.maxConnections) {
      await new Promise<void>((resolve) => webhook.waitingForSlot.push(resolve));
    }
    webhook.openRequests += 1;
    try {
      return await this.#post(webhook, entry);
    } catch (error) {
      this.#noteError(`Connection failed: ${error instanceof Error ? error.message : String(error)}`);
      return { kind: "failed", retryAfterMs: undefined };
    } finally {
      webhook.openRequests -= 1;
      webhook.waitingForSlot.shift()?.();
    }
  }

  async #post(webhook: ActiveWebhook, entry: QueuedUpdate): Promise<Outcome> {
    const response = await fetch(webhook.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(webhook.secretToken && { "x-telegram-bot-api-secret-token": webhook.secretToken }),
      },
      body: JSON.stringify(entry.update),
      redirect: "manual",
      signal: AbortSignal.any([webhook.stop.signal, AbortSignal.timeout(this.#timing.answerTimeoutMs)]),
    });
    const body = await response.text();
    if (!response.ok) {
      this.#noteError(`Wrong response from the webhook: ${response.status} ${response.statusText}`);
      return { kind: "failed", retryAfterMs: retryAfterOf(response.headers.get("retry-after")) };
    }
    this.#makeCallInAnswer(response.headers.get("content-type"), body);
    return { kind: "delivered" };
  }

  #makeCallInAnswer(contentType: string | null, body: string): void {
    if (!contentType?.startsWith("application/json")) return;
    const call: unknown = parseJson(body);
    if (typeof call === "object" && call !== null && "method" in call) this.#callInAnswer({ ...call });
  }

  #noteError(message: string): void {
    this.#lastError = { date: Math.floor(Date.now() / 1000), message };
  }
}

// Telegram waits as long as the bot asks for, up to an hour.
function retryAfterOf(header: string | null): number | undefined {
  const seconds = Number(header);
  if (header === null || !Number.isFinite(seconds) || seconds <= 0) return undefined;
  return Math.min(seconds, 3600) * 1000;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
