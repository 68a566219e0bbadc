import type { Update } from "grammy/types";
import { conflict } from "../api/api-error.ts";
import type { UpdateQueue } from "./update-queue.ts";

export interface PollRequest {
  readonly offset: number;
  readonly limit: number;
  readonly timeoutSeconds: number;
  readonly allowed: readonly string[] | undefined;
  /** Fires when the bot hangs up. */
  readonly signal: AbortSignal;
}

/** `getUpdates`: one bot at a time, waiting until something happens. */
export class Polling {
  readonly #updates: UpdateQueue;
  #terminateCurrent: ((reason: string) => void) | undefined;

  constructor(updates: UpdateQueue) {
    this.#updates = updates;
  }

  terminate(reason: string): void {
    this.#terminateCurrent?.(reason);
  }

  async poll(request: PollRequest): Promise<Update[]> {
    this.terminate("terminated by other getUpdates request; make sure that only one bot instance is running");
    if (request.allowed) this.#updates.allow(request.allowed);
    if (request.offset !== 0) this.#updates.confirmBefore(request.offset);

    const batch = this.#take(request);
    if (batch.length > 0 || request.timeoutSeconds <= 0) return batch;
    await this.#waitForChange(request);
    return request.signal.aborted ? [] : this.#take(request);
  }

  #take(request: PollRequest): Update[] {
    const entries = this.#updates.deliverable
      .filter((entry) => entry.isRaw || entry.update.update_id >= request.offset)
      .slice(0, request.limit);
    // A raw update keeps no place in the order of numbers, so no offset can ever confirm it.
    for (const entry of entries) if (entry.isRaw) this.#updates.remove(entry);
    return entries.map((entry) => entry.update);
  }

  #waitForChange(request: PollRequest): Promise<void> {
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        stopListening();
        request.signal.removeEventListener("abort", hangUp);
        if (this.#terminateCurrent === terminate) this.#terminateCurrent = undefined;
        settle();
      };
      const hangUp = () => finish(resolve);
      const terminate = (reason: string) => finish(() => reject(conflict(reason)));
      const timer = setTimeout(() => finish(resolve), request.timeoutSeconds * 1000);
      const stopListening = this.#updates.onChange(() => {
        if (this.#updates.deliverable.length > 0) finish(resolve);
      });
      request.signal.addEventListener("abort", hangUp);
      this.#terminateCurrent = terminate;
    });
  }
}
