import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Clock, type Gate, openGate } from "../../src/broadcast/gate.ts";

/** Time passes only when it is told to; timers may wake late, as they do. */
function fakeClock(lateness: () => number = () => 0) {
  let now = 1_000;
  let timers: { at: number; work: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    after(milliseconds, work) {
      const timer = { at: now + milliseconds + lateness(), work };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  };
  return {
    ...clock,
    async passes(milliseconds: number) {
      const end = now + milliseconds;
      for (;;) {
        await settled();
        const next = timers.filter(({ at }) => at <= end).toSorted((one, other) => one.at - other.at)[0];
        if (next === undefined) break;
        timers = timers.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.work();
      }
      now = end;
      await settled();
    },
  };
}

/** All that waits for nothing but its turn has had it. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

const still = new AbortController().signal;

/** Sends through a gate; each travels for a while, and is written down when it arrives. */
function sender(gate: Gate, clock: ReturnType<typeof fakeClock>, arrivals: { at: number; name: string }[]) {
  return async (name: string, { travel = 40, isUrgent = false, signal = still, retryAfter = 0 } = {}) => {
    if (!(await gate.enter(isUrgent, signal))) return;
    const startedAt = clock.now();
    arrivals.push({ at: startedAt + travel / 2, name });
    clock.after(travel, () => {
      gate.leave({ startedAt, endedAt: clock.now(), isAnswered: true, ...(retryAfter > 0 && { retryAfter }) });
    });
  };
}

function mostInASecond(moments: readonly number[]): number {
  const sorted = moments.toSorted((one, other) => one - other);
  return Math.max(0, ...sorted.map((from) => sorted.filter((at) => at >= from && at < from + 1_000).length));
}

describe("the gate", () => {
  it("never lets more through in any second than the rate, and everything in the end", async () => {
    const anyRun = fc.record({
      perSecond: fc.integer({ min: 1, max: 60 }),
      leastTravel: fc.integer({ min: 0, max: 100 }),
      travels: fc.array(fc.integer({ min: 1, max: 1_500 }), { minLength: 1, maxLength: 150 }),
      lateness: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1 }),
      // In which groups they come, each 300 ms after the other.
      groups: fc.integer({ min: 1, max: 10 }),
    });
    await fc.assert(
      fc.asyncProperty(anyRun, async ({ perSecond, leastTravel, travels, lateness, groups }) => {
        let wakes = 0;
        const clock = fakeClock(() => lateness[wakes++ % lateness.length] ?? 0);
        const gate = openGate({ perSecond, leastTravel: Math.min(leastTravel, ...travels) }, clock);
        const arrivals: { at: number; name: string }[] = [];
        const send = sender(gate, clock, arrivals);

        for (const [index, travel] of travels.entries()) {
          void send(String(index), { travel, isUrgent: index % 3 === 0 });
          if (index % groups === 0) await clock.passes(300);
        }
        await clock.passes((travels.length / perSecond) * 3_000 + 5_000);

        expect(arrivals).toHaveLength(travels.length);
        expect(mostInASecond(arrivals.map(({ at }) => at))).toBeLessThanOrEqual(perSecond);
      }),
      { numRuns: 60 },
    );
  });

  it.each([25, 200, 2_000])(
    "uses at least 95 parts in a hundred of %i a second, with timers that wake a millisecond late",
    async (perSecond) => {
      const clock = fakeClock(() => 1);
      const gate = openGate({ perSecond, leastTravel: 40 }, clock);
      const arrivals: { at: number; name: string }[] = [];
      const send = sender(gate, clock, arrivals);
      const wanted = perSecond * 4;

      for (let index = 0; index < wanted; index++) void send(String(index));
      await clock.passes(4_000 / 0.95 + 1_100);

      expect(arrivals.length).toBe(wanted);
    },
  );

  it("lets urgent ones in first, and the others in their order", async () => {
    const clock = fakeClock();
    const arrivals: { at: number; name: string }[] = [];
    const send = sender(openGate({ perSecond: 10, leastTravel: 40 }, clock), clock, arrivals);

    for (const name of ["a", "b", "c"]) void send(name);
    for (const name of ["X", "Y"]) void send(name, { isUrgent: true });
    await clock.passes(5_000);

    expect(arrivals.map(({ name }) => name)).toEqual(["X", "Y", "a", "b", "c"]);
  });

  it("lets nobody in while it is paused, also when a timer was set before", async () => {
    const clock = fakeClock();
    const gate = openGate({ perSecond: 10, leastTravel: 40 }, clock);
    const arrivals: { at: number; name: string }[] = [];
    const send = sender(gate, clock, arrivals);

    void send("a");
    gate.pause(7_000);
    await clock.passes(6_900);
    const before = arrivals.length;
    await clock.passes(1_000);

    expect([before, arrivals.length]).toEqual([0, 1]);
  });

  it("waits for everybody after a 429", async () => {
    const clock = fakeClock();
    const arrivals: { at: number; name: string }[] = [];
    const send = sender(openGate({ perSecond: 10, leastTravel: 40 }, clock), clock, arrivals);

    void send("a", { retryAfter: 5 });
    await clock.passes(1_100);
    void send("b");
    await clock.passes(4_000);
    const before = arrivals.length;
    await clock.passes(1_000);

    expect([before, arrivals.length]).toEqual([1, 2]);
  });

  it("lets go of who gives up, and of everybody when it closes", async () => {
    const clock = fakeClock();
    const gate = openGate({ perSecond: 10, leastTravel: 40 }, clock);
    const pausing = new AbortController();

    const answers = [gate.enter(false, pausing.signal), gate.enter(true, still)];
    pausing.abort();
    gate.close();
    await clock.passes(5_000);

    expect(await Promise.all(answers)).toEqual([false, false]);
    expect(await gate.enter(false, pausing.signal)).toBe(false);
  });
});
