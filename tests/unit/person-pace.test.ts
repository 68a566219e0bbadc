import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPersonPace } from "../../src/intake/person-pace.ts";
import { textUpdate } from "../support/scripted-intake.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance", "Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const HASTY = 7001;
const CALM = 7002;

describe("the pace of one person", () => {
  it("lets a burst through, then as much as a minute holds, and says how long to wait", () => {
    const pace = createPersonPace({ perMinute: 60, burst: 30 });
    const done = () => pace.secondsToWait(textUpdate(HASTY, "halo"));

    expect(Array.from({ length: 30 }, done).every((seconds) => seconds === 0)).toBe(true);
    expect(done()).toBe(10);
    vi.advanceTimersByTime(10_000);

    expect(Array.from({ length: 10 }, done).every((seconds) => seconds === 0)).toBe(true);
    expect(done()).toBeGreaterThan(0);
  });

  it("is nobody else's, not even in the same group", () => {
    const pace = createPersonPace({ perMinute: 60, burst: 1 });
    const inGroup = (id: number) => {
      const { message, update_id } = textUpdate(id, "halo");
      const chat = { id: -100, type: "group", title: "Warga" } as const;
      return { update_id, message: { ...message, chat } } as ReturnType<typeof textUpdate>;
    };

    expect(pace.secondsToWait(inGroup(HASTY))).toBe(0);
    expect(pace.secondsToWait(inGroup(HASTY))).toBeGreaterThan(0);
    expect(pace.secondsToWait(inGroup(CALM))).toBe(0);
  });

  it("is not lost with a clock that is put back", () => {
    const pace = createPersonPace({ perMinute: 60, burst: 1 });
    pace.secondsToWait(textUpdate(HASTY, "halo"));
    vi.setSystemTime(Date.now() - 3_600_000);
    vi.advanceTimersByTime(1000);

    expect(pace.secondsToWait(textUpdate(HASTY, "halo"))).toBe(0);
  });

  it("has no limit at 0, and passes over what has no person", () => {
    const none = createPersonPace({ perMinute: 0, burst: 0 });
    const tight = createPersonPace({ perMinute: 1, burst: 1 });
    const of = (from: unknown) => Object.assign(textUpdate(HASTY, "halo"), { message: { from } });

    for (let count = 0; count < 1000; count++) {
      expect(none.secondsToWait(textUpdate(HASTY, "halo"))).toBe(0);
      expect(tight.secondsToWait(of(undefined))).toBe(0);
      expect(tight.secondsToWait(of({ id: "7" }))).toBe(0);
    }
  });
});
