import { describe, expect, it } from "vitest";
import type { AudienceCount } from "../../src/domain/count-audience.ts";
import { createAudienceCounter } from "../../src/telegram/count-patiently.ts";

const COUNT = { recipients: 5 } as AudienceCount;
const QUICK = { untilTold: 20, untilLate: 40, kept: 60_000 };

/** A reader whose counts end when the test says so. */
function slowReader() {
  const ends: (() => void)[] = [];
  return {
    get begun() {
      return ends.length;
    },
    end: () => ends.at(-1)?.(),
    audience: {
      facts: () => (async function* () {})(),
      count: () => new Promise<AudienceCount>((resolve) => ends.push(() => resolve(COUNT))),
    },
  };
}

describe("counting an audience", () => {
  it("says nothing in between when it is quick, and counts anew each time", async () => {
    let begun = 0;
    const audience = {
      ...slowReader().audience,
      count: () => {
        begun += 1;
        return Promise.resolve(COUNT);
      },
    };
    const counter = createAudienceCounter({ audience }, QUICK);
    const silent = () => Promise.reject(new Error("nothing is to be said"));

    expect([await counter.count({}, silent), await counter.count({}, silent)]).toEqual([COUNT, COUNT]);
    expect(begun).toBe(2);
  });

  it("tells that it counts, gives up waiting, and has the number at the next question", async () => {
    const reader = slowReader();
    const counter = createAudienceCounter({ audience: reader.audience }, QUICK);
    let told = 0;
    const tell = () => {
      told += 1;
      return Promise.resolve();
    };

    const first = await counter.count({ places: ["34"] }, tell);
    reader.end();
    const second = await counter.count({ places: ["34"] }, tell);
    void counter.count({ places: ["34"] }, tell);

    expect([first, second, told]).toEqual(["late", COUNT, 1]);
    // A number is given out once: the next question counts anew.
    expect(reader.begun).toBe(2);
  });

  it("forgets a number that nobody asked for in time", async () => {
    const reader = slowReader();
    let now = 0;
    const counter = createAudienceCounter({ audience: reader.audience }, QUICK, () => now);
    await counter.count({}, () => Promise.resolve());
    reader.end();
    await Promise.resolve();
    now += 61_000;

    void counter.count({}, () => Promise.resolve());

    expect(reader.begun).toBe(2);
  });
});
