import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import { describe, expect, it } from "vitest";
import { startPolling } from "../../src/intake/polling.ts";
import type { Outcome } from "../../src/intake/process-update.ts";

const sayPleaseWait = async () => undefined;
const log = { warn: () => undefined, error: () => undefined };
const updateIn = (chat: number, update_id: number): Update =>
  ({
    update_id,
    message: { message_id: update_id, date: 1, chat: { id: chat, type: "private" }, text: `${update_id}` },
  }) as Update;

/** Telegram's side: it shows everything from the offset on, and forgets what stands before it. */
function telegramWith(updates: Update[]) {
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

async function until(isTrue: () => boolean): Promise<void> {
  for (let count = 0; !isTrue() && count < 400; count++) await sleep(5);
}

describe("polling", () => {
  it("hands over each update once, in order within a chat", async () => {
    const handled: number[] = [];
    const telegram = telegramWith([updateIn(1, 1), updateIn(1, 2), updateIn(2, 3), updateIn(1, 4)]);
    const process = async ({ update_id }: Update): Promise<Outcome> => {
      if (update_id === 1) await sleep(60);
      handled.push(update_id);
      return "done";
    };

    const polling = startPolling({ getUpdates: telegram.getUpdates, process, sayPleaseWait, log });
    await until(() => handled.length === 4);
    await polling.stop();

    expect(handled).toEqual([3, 1, 2, 4]);
  });

  it("never lets Telegram forget an update that is not finished", async () => {
    let finish = () => {};
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const telegram = telegramWith([updateIn(1, 1), updateIn(2, 2)]);
    const handled: number[] = [];
    const process = async ({ update_id }: Update): Promise<Outcome> => {
      if (update_id === 1) await slow;
      handled.push(update_id);
      return "done";
    };

    const polling = startPolling({ getUpdates: telegram.getUpdates, process, sayPleaseWait, log });
    await until(() => handled.includes(2));
    await sleep(50);
    const whileOpen = Math.max(...telegram.offsets);
    finish();
    await until(() => handled.length === 2);
    await polling.stop();

    expect(whileOpen).toBe(1);
    expect(telegram.offsets.at(-1)).toBe(3);
  });

  it("tries an update again before the later ones of its chat", async () => {
    const tries: number[] = [];
    const telegram = telegramWith([updateIn(1, 1), updateIn(1, 2)]);
    const process = async ({ update_id }: Update): Promise<Outcome> => {
      tries.push(update_id);
      return update_id === 1 && tries.length < 2 ? "again" : "done";
    };

    const polling = startPolling({ getUpdates: telegram.getUpdates, process, sayPleaseWait, log });
    await until(() => tries.length === 3);
    await polling.stop();

    expect(tries).toEqual([1, 1, 2]);
  });

  it("goes on when Telegram was away", async () => {
    const telegram = telegramWith([updateIn(1, 1)]);
    let isAway = true;
    const handled: number[] = [];
    const getUpdates: typeof telegram.getUpdates = async (...asked) => {
      if (!isAway) return telegram.getUpdates(...asked);
      isAway = false;
      throw new Error("away");
    };
    const process = async ({ update_id }: Update): Promise<Outcome> => {
      handled.push(update_id);
      return "done";
    };

    const polling = startPolling({ getUpdates, process, sayPleaseWait, log });
    await until(() => handled.length === 1);
    await polling.stop();

    expect(handled).toEqual([1]);
  });

  it("tells Telegram on stopping only what is really done", async () => {
    const telegram = telegramWith([updateIn(1, 1), updateIn(2, 2)]);
    const process = async ({ update_id }: Update): Promise<Outcome> => (update_id === 1 ? "again" : "done");

    const polling = startPolling({ getUpdates: telegram.getUpdates, process, sayPleaseWait, log });
    await until(() => telegram.offsets.length > 1);
    await polling.stop();

    expect(telegram.offsets.at(-1)).toBe(1);
  });
});
