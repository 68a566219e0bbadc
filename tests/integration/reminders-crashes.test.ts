import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { useReminders } from "../support/use-reminders.ts";
import { COMPLETE, MONDAY_MORNING, OWNER } from "../unit/data/a-referral.ts";

/** Of an urgent one that was sent on Monday at ten: Thursday at ten. */
const DEADLINE = MONDAY_MORNING + 3 * 24 * 3_600_000;

const { house, redis, clock, opens, sends, moves, toldAt } = useReminders();

describe("several processes", () => {
  it("send each reminder once, however often its job is added", async () => {
    await house.joins(OWNER.id);
    const codes = await Promise.all(Array.from({ length: 20 }, () => sends()));
    for (let count = 0; count < 3; count++) house.start();

    for (const code of codes) await moves(code, COMPLETE.acknowledge);
    clock.now = DEADLINE;
    const told = await toldAt(DEADLINE);

    expect(told).toEqual(codes.map((code) => `remind 7 ${code}`).toSorted());
  });
});

describe("when something breaks", () => {
  it("Telegram away for a while: the reminder is sent once it is back", async () => {
    let failures = 2;
    await opens({
      hinder() {
        if (failures-- > 0) throw new Error("Telegram is away");
        return undefined;
      },
    });
    await house.joins(OWNER.id);
    house.start();
    const code = await sends();

    await house.at(DEADLINE);
    await expect.poll(() => house.told, { timeout: 15_000 }).toEqual([`remind 7 ${code}`]);
    await house.settled();
    expect(await house.book.reminders(code)).toHaveLength(1);
  });

  it("a crash between sending and noting: twice at most, never not at all", async () => {
    await house.joins(OWNER.id);
    const note = house.house.book.noteReminder;
    let crashes = 1;
    house.house.book.noteReminder = async (...args) => {
      if (crashes-- > 0) throw new Error("killed");
      return note(...args);
    };
    house.start();
    const code = await sends();

    await house.at(DEADLINE);
    await expect.poll(() => house.book.reminders(code), { timeout: 15_000 }).toHaveLength(1);
    expect(house.told).toEqual([`remind 7 ${code}`, `remind 7 ${code}`]);
  });

  it("a process that is gone in the middle of sending: another one takes its reminder up", {
    timeout: 90_000,
  }, async () => {
    let isHanging = false;
    await opens({
      hinder() {
        if (isHanging) return undefined;
        isHanging = true;
        return new Promise<never>(() => undefined);
      },
    });
    await house.joins(OWNER.id);
    house.start();
    const code = await sends();
    await house.at(DEADLINE);
    await expect.poll(() => isHanging).toBe(true);

    const since = Date.now();
    await house.stopWorkers();
    const stoppedAfter = Date.now() - since;
    house.start();

    await expect.poll(() => house.told, { timeout: 60_000 }).toEqual([`remind 7 ${code}`]);
    expect(stoppedAfter).toBeLessThan(5000);
  });

  it("Redis killed between a move and its reminder: the same workers go on, and nobody is forgotten", async () => {
    await house.joins(OWNER.id);
    house.start();
    const code = await sends();
    // What the append-only file has not yet written would be lost with the power.
    await sleep(1200);

    await redis.stop("SIGKILL");
    const since = Date.now();
    const isAdded = await house.queue.add({ name: "quality", source: "x" }, { id: "while-away" });
    expect(Date.now() - since).toBeLessThan(3000);
    expect(isAdded).toBe(false);
    await sleep(500);
    await redis.start();
    await expect.poll(() => house.jobs().catch(() => []), { timeout: 15_000 }).toContain(`remind.${code}`);

    expect(await toldAt(DEADLINE)).toEqual([`remind 7 ${code}`]);
  });

  it("Redis frozen: adding a job gives up before an update runs out of patience, and the bot can be stopped", async () => {
    house.start();
    await house.settled();
    process.kill(redis.pid(), "SIGSTOP");
    const since = Date.now();
    const isAdded = await house.queue.add({ name: "quality", source: "x" }, { id: "frozen" });
    const waited = Date.now() - since;
    await house.stopWorkers();
    const stopped = Date.now() - since - waited;
    process.kill(redis.pid(), "SIGCONT");

    expect(isAdded).toBe(false);
    expect(waited).toBeLessThan(3000);
    expect(stopped).toBeLessThan(5000);
  });
});
