import type { Update } from "grammy/types";
import { describe, expect, it } from "vitest";
import { startPolling } from "../../src/intake/polling.ts";
import type { Outcome } from "../../src/intake/process-update.ts";
import { telegramWith, updateIn } from "../support/polled-telegram.ts";
import { until } from "../support/until.ts";

const sayPleaseWait = async () => undefined;
const log = { warn: () => undefined, error: () => undefined };

describe("the hundred updates that Telegram shows", () => {
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
});
