import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";

export const updateIn = (chat: number, update_id: number): Update =>
  ({
    update_id,
    message: { message_id: update_id, date: 1, chat: { id: chat, type: "private" }, text: `${update_id}` },
  }) as Update;

/** Telegram's side: it shows everything from the offset on, and forgets what stands before it. */
export function telegramWith(updates: Update[]) {
  const offsets: number[] = [];
  return {
    offsets,
    async getUpdates(offset: number, timeout: number, signal: AbortSignal) {
      offsets.push(offset);
      const waiting = updates.filter(({ update_id }) => update_id >= offset);
      if (waiting.length === 0 && timeout > 0) await sleep(10, undefined, { signal }).catch(() => undefined);
      return waiting;
    },
  };
}
