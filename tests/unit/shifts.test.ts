import { describe, expect, it } from "vitest";
import { createShifts } from "../../src/broadcast/shifts.ts";
import { StoreAway } from "../../src/domain/inbox.ts";

/** A lease of five seconds, and a clock that both sides see. */
function world() {
  let now = 0;
  let timers: { at: number; work: () => void }[] = [];
  const held = { by: "", until: 0 };
  const store = { isAway: false };
  const clock = {
    now: () => now,
    after(milliseconds: number, work: () => void) {
      const timer = { at: now + milliseconds, work };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  };
  const lease = {
    async hold(run: string) {
      if (store.isAway) throw new StoreAway();
      if (held.until > now && held.by !== run) return undefined;
      Object.assign(held, { by: run, until: now + 5_000 });
      return 5_000;
    },
    async release(run: string) {
      if (held.by === run) held.until = 0;
    },
  };
  let runs = 0;
  const ledger = { newRun: async () => String(++runs) };
  const settle = async () => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  return {
    ...{ store, held },
    process: () => createShifts({ ...{ lease, ledger, clock }, perSecond: 25, measureTravel: async () => 40 }),
    async passes(milliseconds: number) {
      const end = now + milliseconds;
      for (;;) {
        await settle();
        const next = timers.filter(({ at }) => at <= end).toSorted((one, other) => one.at - other.at)[0];
        if (next === undefined) break;
        timers = timers.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.work();
      }
      now = end;
      await settle();
    },
    /** The process is stopped: time passes, and none of its timers fires. */
    sleeps(milliseconds: number) {
      now += milliseconds;
    },
  };
}

describe("a shift", () => {
  it("belongs to one process, for as long as that one renews it", async () => {
    const { process, passes } = world();
    const [one, other] = [process(), process()];

    const shift = await one.begin();
    await passes(60_000);

    expect(shift?.isOver()).toBe(false);
    expect(await other.begin()).toBeUndefined();
  });

  it("is shared by the rounds of a process, and free again after the last of them", async () => {
    const { process } = world();
    const [one, other] = [process(), process()];
    const first = await one.begin();
    const second = await one.begin();
    expect(second).toBe(first);

    if (first !== undefined) await one.leave(first);
    const meanwhile = await other.begin();
    if (second !== undefined) await one.leave(second);

    expect(meanwhile).toBeUndefined();
    expect(await other.begin()).toBeDefined();
  });

  it("is over for a process that was stopped, before it hears that another one has begun", async () => {
    const { process, sleeps } = world();
    const shift = await process().begin();

    sleeps(60_000);

    expect(shift?.isOver()).toBe(true);
  });

  it("that ran out is not renewed, though nobody has it now: somebody may have had it meanwhile", async () => {
    const { process, sleeps, passes } = world();
    const shift = await process().begin();

    sleeps(60_000);
    await passes(3_000);

    expect([shift?.isOver(), shift?.signal.aborted]).toEqual([true, true]);
  });

  it("is over half a second before anybody else can begin", async () => {
    const { process, store, passes } = world();
    const shift = await process().begin();
    store.isAway = true;

    await passes(4_400);
    const before = shift?.isOver();
    await passes(200);

    expect([before, shift?.isOver(), shift?.signal.aborted]).toEqual([false, true, false]);
    await passes(1_000);
    expect(shift?.signal.aborted).toBe(true);
  });

  it("outlasts a store that is away for a moment", async () => {
    const { process, store, passes } = world();
    const shift = await process().begin();

    store.isAway = true;
    await passes(3_000);
    store.isAway = false;
    await passes(60_000);

    expect(shift?.isOver()).toBe(false);
  });

  it("has a number that no shift had, and begins its pace with a second of waiting", async () => {
    const { process, passes } = world();
    const shifts = process();
    const first = await shifts.begin();
    if (first !== undefined) await shifts.leave(first);
    const second = await shifts.begin();

    let isIn = false;
    void second?.gate.enter(true, new AbortController().signal).then(() => {
      isIn = true;
    });
    await passes(900);
    const early = isIn;
    await passes(200);

    expect(second?.run).not.toBe(first?.run);
    expect([early, isIn]).toEqual([false, true]);
  });

  it("lets nobody send while Telegram has told somebody else to wait, also one that begins meanwhile", async () => {
    const { process, passes } = world();
    const shifts = process();
    shifts.noteFlood(7);
    const shift = await shifts.begin();

    let isIn = false;
    void shift?.gate.enter(true, new AbortController().signal).then(() => {
      isIn = true;
    });
    await passes(6_900);
    const early = isIn;
    await passes(200);

    expect([early, isIn]).toEqual([false, true]);
  });
});
