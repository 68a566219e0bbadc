import { describe, expect, it } from "vitest";
import { createPulse } from "../../src/intake/pulse.ts";

const MINUTE = 60_000;

/** A clock that stands until it is moved, and updates that end when they are told to. */
function bench() {
  let time = 0;
  const pulse = createPulse(() => time);
  const ends: (() => void)[] = [];
  const take = pulse.watch((_update: string) => new Promise<void>((resolve) => ends.push(resolve)));
  return {
    pulse,
    begin: () => void take("update"),
    async end() {
      ends.shift()?.();
      await new Promise(setImmediate);
    },
    minutesGo(count: number) {
      time += count * MINUTE;
    },
  };
}

describe("the pulse", () => {
  it("beats while nobody writes, however long", () => {
    const { pulse, minutesGo } = bench();

    minutesGo(600);

    expect(pulse.isBeating()).toBe(true);
  });

  it("stops when something is in hand and nothing ends for three minutes, and beats again with the next end", async () => {
    const { pulse, begin, end, minutesGo } = bench();
    minutesGo(600);
    begin();
    begin();
    minutesGo(2);
    await end();
    minutesGo(2);
    expect(pulse.isBeating()).toBe(true);

    minutesGo(2);
    expect(pulse.isBeating()).toBe(false);

    await end();
    expect(pulse.isBeating()).toBe(true);
  });

  it("stops when Telegram is not asked any more; that it does not answer is no reason", async () => {
    const { pulse, minutesGo } = bench();
    const ask = pulse.watchAsking(() => Promise.reject(new Error("Telegram is away")));
    for (let asked = 0; asked < 5; asked++) {
      await expect(ask()).rejects.toThrow("away");
      minutesGo(2);
      expect(pulse.isBeating()).toBe(true);
    }

    minutesGo(2);

    expect(pulse.isBeating()).toBe(false);
  });
});
