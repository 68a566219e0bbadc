import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import { describe, expect, it } from "vitest";
import { startPolling } from "../../src/intake/polling.ts";
import type { Outcome } from "../../src/intake/process-update.ts";
import { telegramWith, updateIn } from "../support/polled-telegram.ts";
import { until } from "../support/until.ts";

const sayPleaseWait = async () => undefined;
const log = { warn: () => undefined, error: () => undefined };
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
