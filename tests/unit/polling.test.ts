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

  it("goes on when the ids start anew after a quiet week", async () => {
    const inbox = [updateIn(1, 500_000_000)];
    const handled: number[] = [];
    const asked: number[] = [];
    // Telegram forgets what stands before the offset; with nothing left it takes any offset.
    const getUpdates = async (offset: number, timeout: number, signal: AbortSignal) => {
      asked.push(offset);
      if (inbox[0] !== undefined && inbox[0].update_id === offset - 1) inbox.shift();
      if (inbox.length === 0 && timeout > 0) await sleep(10, undefined, { signal }).catch(() => undefined);
      return [...inbox];
    };
    const process = async ({ update_id }: Update): Promise<Outcome> => {
      handled.push(update_id);
      return "done";
    };

    const polling = startPolling({ getUpdates, process, sayPleaseWait, log });
    await until(() => inbox.length === 0);
    inbox.push(updateIn(1, 123_456));
    await until(() => handled.length === 2 && inbox.length === 0);
    await polling.stop();

    expect(handled).toEqual([500_000_000, 123_456]);
    expect(asked.length).toBeLessThan(200);
  });

  it("still hears a call for help when more updates are stuck than Telegram shows at once", async () => {
    const stuckOnes = Array.from({ length: 150 }, (_, index) => updateIn(1000 + index, 1 + index));
    const help = {
      update_id: 151,
      message: { message_id: 1, date: 1, chat: { id: 7, type: "private" }, text: "/darurat" },
    } as Update;
    const all = [...stuckOnes, help];
    const heard: number[] = [];
    const getUpdates = async (offset: number) => all.filter(({ update_id }) => update_id >= offset).slice(0, 100);
    const process = async ({ update_id }: Update): Promise<Outcome> => {
      if (update_id !== 151) return "again";
      heard.push(update_id);
      return "done";
    };

    const polling = startPolling({ getUpdates, process, sayPleaseWait, log });
    await until(() => heard.length === 1);
    await polling.stop();

    expect(heard).toEqual([151]);
  });

  it("leaves with Telegram all that is under way, however much comes at once after a crash", async () => {
    const all = Array.from({ length: 100 }, (_, index) => updateIn(1000 + index, 1 + index));
    const telegram = telegramWith(all);
    let finish = () => {};
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let [begun, handled] = [0, 0];
    const process = async (): Promise<Outcome> => {
      begun++;
      await slow;
      handled++;
      return "done";
    };

    const polling = startPolling({ getUpdates: telegram.getUpdates, process, sayPleaseWait, log });
    await until(() => begun === 100 && telegram.offsets.length > 2);
    const whileOpen = Math.max(...telegram.offsets);
    finish();
    await until(() => handled === 100 && telegram.offsets.at(-1) === 101);
    await polling.stop();

    expect(whileOpen).toBe(1);
    expect(telegram.offsets.at(-1)).toBe(101);
  });

  it("is not stopped by a message of an odd shape", async () => {
    const odd = { update_id: 1, message: {} } as Update;
    const telegram = telegramWith([odd, updateIn(1, 2)]);
    const handled: number[] = [];
    const process = async ({ update_id }: Update): Promise<Outcome> => {
      handled.push(update_id);
      return "done";
    };

    const polling = startPolling({ getUpdates: telegram.getUpdates, process, sayPleaseWait, log });
    await until(() => handled.length === 2 && telegram.offsets.at(-1) === 3);
    await polling.stop();

    expect(handled).toEqual([1, 2]);
  });

  it("is not stopped by something that is no update at all", async () => {
    const telegram = telegramWith([updateIn(1, 2)]);
    const getUpdates = async (...asked: Parameters<typeof telegram.getUpdates>) =>
      [null, {}, ...(await telegram.getUpdates(...asked))] as Update[];
    const handled: number[] = [];
    const process = async ({ update_id }: Update): Promise<Outcome> => {
      handled.push(update_id);
      return "done";
    };

    const polling = startPolling({ getUpdates, process, sayPleaseWait, log });
    await until(() => handled.length === 1 && telegram.offsets.at(-1) === 3);
    await polling.stop();

    expect(handled).toEqual([2]);
  });

  it("confirms the newest update of a page, in whatever order it came", async () => {
    const telegram = telegramWith([updateIn(1, 5), updateIn(2, 4)]);
    const handled: number[] = [];
    const process = async ({ update_id }: Update): Promise<Outcome> => {
      handled.push(update_id);
      return "done";
    };

    const polling = startPolling({ getUpdates: telegram.getUpdates, process, sayPleaseWait, log });
    await until(() => telegram.offsets.length > 4);
    await polling.stop();

    expect(handled).toEqual([5, 4]);
    expect(telegram.offsets.at(-1)).toBe(6);
  });

  it("asks again only when Telegram's time is over", async () => {
    const asked: number[] = [];
    const getUpdates = async () => {
      asked.push(performance.now());
      await sleep(10);
      if (asked.length === 1) throw Object.assign(new Error("flood"), { parameters: { retry_after: 2 } });
      return [];
    };

    const polling = startPolling({ getUpdates, process: async () => "done", sayPleaseWait, log });
    await until(() => asked.length > 1);
    await sleep(1200);
    await until(() => asked.length > 1);
    await polling.stop();

    expect((asked[1] ?? 0) - (asked[0] ?? 0)).toBeGreaterThan(1900);
  });
});
