import { describe, expect, it } from "vitest";
import { measureSpeed } from "../../src/broadcast/speed.ts";

describe("the speed", () => {
  it("is not known before the first message", () => {
    expect(measureSpeed(() => 0).perSecond()).toBeUndefined();
  });

  it("is that of the last seconds in which some went out", () => {
    let now = 0;
    const speed = measureSpeed(() => now);
    for (; now < 20_000; now += 40) speed.note();

    const whileSending = speed.perSecond();
    // A night passes.
    now += 8 * 3600 * 1000;
    for (const end = now + 5_000; now < end; now += 100) speed.note();

    expect(whileSending).toBeCloseTo(25, 0);
    expect(speed.perSecond()).toBeLessThan(25);
    expect(speed.perSecond()).toBeGreaterThan(10);
  });
});
