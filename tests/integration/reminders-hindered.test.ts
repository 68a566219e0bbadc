import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Urgency } from "../../src/domain/need.ts";
import { useReminders } from "../support/use-reminders.ts";
import { aDraft, COMPLETE, COORDINATOR, MONDAY_MORNING, OWNER } from "../unit/data/a-referral.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Of an urgent one that was sent on Monday at ten: Thursday at ten. */
const DEADLINE = MONDAY_MORNING + 3 * DAY;

const { house, clock, opens, sends, moves, toldAt } = useReminders();

/** What waits, if anything, waits no longer. */
async function triedAgain(times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    await house.at(clock.now);
    await house.settled();
  }
}

describe("a reminder for two coordinators, one of whom Telegram does not take", () => {
  it("comes to the other one once, however often it is tried", async () => {
    await opens({
      hinder(told) {
        if (told.includes(" 22 ")) throw new Error("Telegram is away for this one");
        return undefined;
      },
    });
    await house.joins(21, { looksAfter: "34.04" });
    await house.joins(22, { looksAfter: "34.04" });
    house.start();
    const code = await sends({ owner: 0 });
    await house.at(DEADLINE);
    await triedAgain(5);

    expect(house.told).toEqual([`remind others 21 ${code}`]);
    expect(await house.book.reminders(code)).toHaveLength(1);
  });

  it("comes again to both when neither could be told", async () => {
    let isAway = true;
    await opens({
      hinder() {
        if (isAway) throw new Error("Telegram is away");
        return undefined;
      },
    });
    await house.joins(21, { looksAfter: "34.04" });
    await house.joins(22, { looksAfter: "34.04" });
    house.start();
    const code = await sends({ owner: 0 });
    await house.at(DEADLINE);
    await house.settled();
    isAway = false;
    await triedAgain(3);

    expect(house.told).toEqual([`remind others 21 ${code}`, `remind others 22 ${code}`]);
  });
});

describe("a reminder whose owner Telegram refuses in words that nobody knows", () => {
  const refusal = (error_code: number) => Object.assign(new Error("REFUSED_FOR_ONCE_AND_ALL"), { error_code });

  it("goes to the coordinator after some tries, once", async () => {
    await opens({
      hinder(told) {
        if (told.includes(" 7 ")) throw refusal(400);
        return undefined;
      },
    });
    await house.joins(OWNER.id);
    await house.joins(COORDINATOR.id, { looksAfter: "34.04" });
    house.start();
    const code = await sends();
    await house.at(DEADLINE);
    await house.settled();
    await triedAgain(5);
    expect(house.told).toEqual([]);
    await triedAgain(5);

    expect(house.told).toEqual([`remind others ${COORDINATOR.id} ${code}`]);
    expect(await house.book.reminders(code)).toHaveLength(1);
  });

  it("goes on to the admins when Telegram refuses the coordinator too", async () => {
    await opens({
      hinder(told) {
        if (!told.includes(" 9 ")) throw refusal(400);
        return undefined;
      },
    });
    await house.joins(OWNER.id);
    await house.joins(COORDINATOR.id, { looksAfter: "34.04" });
    house.start();
    const code = await sends();
    await house.at(DEADLINE);
    await triedAgain(12);

    expect(house.told).toEqual([`remind others 9 ${code}`]);
  });

  it("waits for its owner as long as it is Telegram that is away", async () => {
    await opens({
      hinder(told) {
        if (told.includes(" 7 ")) throw refusal(502);
        return undefined;
      },
    });
    await house.joins(OWNER.id);
    await house.joins(COORDINATOR.id, { looksAfter: "34.04" });
    house.start();
    await sends();
    await house.at(DEADLINE);
    await triedAgain(12);

    expect(house.told).toEqual([]);
  });
});

describe("a job that fails again and again", () => {
  it("does not grow: no trace of a try is kept with it", async () => {
    await opens({
      hinder() {
        throw new Error("Telegram is away");
      },
    });
    await house.joins(OWNER.id);
    house.start();
    const code = await sends();
    const key = `{queue}:reminders:remind.${code}`;
    await house.at(DEADLINE);
    await triedAgain(3);

    const [tries, traces] = (await house.redis.command(key, "HMGET", key, "atm", "stacktrace")) as (Buffer | null)[];
    expect(Number(tries)).toBeGreaterThan(1);
    expect(JSON.parse(String(traces ?? "[]"))).toEqual([]);
  });
});

describe("a flood limit", () => {
  it("lets every reminder wait for as long as Telegram says, and costs none of them a try", async () => {
    let refusals = 0;
    let until = 0;
    await opens({
      hinder() {
        if (Date.now() >= until && refusals > 0) return undefined;
        if (refusals === 0) until = Date.now() + 4000;
        refusals += 1;
        throw Object.assign(new Error("flood"), { error_code: 429, parameters: { retry_after: 5 } });
      },
    });
    await house.joins(OWNER.id);
    house.start();
    const codes = [await sends(), await sends(), await sends()];
    await house.at(DEADLINE);
    await expect.poll(() => house.told.length, { timeout: 20_000 }).toBe(3);
    await house.settled();

    expect(house.told.toSorted()).toEqual(codes.map((code) => `remind 7 ${code}`).toSorted());
    // Those that were in hand together when it began, and none after them.
    expect(refusals).toBeLessThanOrEqual(3);
  });
});

/** Refused by one source, and then by another. */
async function refusedTwice(urgency: Urgency): Promise<string> {
  const need = { ...aDraft().need, urgency };
  const first = await sends({ need });
  await moves(first, COMPLETE.refuse);
  const second = await sends({ need, continues: first });
  await moves(second, COMPLETE.refuse);
  return second;
}

describe("a person who is refused twice", () => {
  const NIGHT = MONDAY_MORNING + 13 * HOUR;

  it("at night is brought before the coordinator in the morning", async () => {
    await house.joins(COORDINATOR.id, { looksAfter: "34.04" });
    house.start();
    clock.now = NIGHT;
    const code = await refusedTwice("urgent");
    await house.settled();

    expect(house.told).toEqual([]);
    expect(await toldAt(NIGHT + 7 * HOUR - 60_000)).toEqual([]);
    expect(await toldAt(NIGHT + 7 * HOUR)).toEqual([`refused twice 8 ${code}`]);
    expect(await toldAt(NIGHT + DAY)).toEqual([]);
  });

  it("in an emergency is brought before the coordinator at once, at night too", async () => {
    await house.joins(COORDINATOR.id, { looksAfter: "34.04" });
    house.start();
    clock.now = NIGHT;
    const code = await refusedTwice("emergency");
    await house.settled();

    expect(house.told).toEqual([`refused twice 8 ${code}`]);
  });

  it("whom nobody could be told of is tried again each hour", async () => {
    let isAnybodyThere = false;
    await opens({ hinder: () => (isAnybodyThere ? undefined : false) });
    house.start();
    const code = await refusedTwice("urgent");
    await house.settled();
    isAnybodyThere = true;

    expect(await toldAt(MONDAY_MORNING + HOUR)).toEqual([`refused twice 9 ${code}`]);
  });

  it("whose notice was lost gets it back from the sweep of the day, once", async () => {
    await house.joins(COORDINATOR.id, { looksAfter: "34.04" });
    const code = await refusedTwice("urgent");
    await house.forgetJobs();
    house.start();
    await expect.poll(() => house.told, { timeout: 10_000 }).toEqual([`refused twice 8 ${code}`]);

    await house.stopWorkers();
    clock.now += DAY;
    house.start();
    await sleep(300);
    await house.settled();
    expect(house.told).toEqual([`refused twice 8 ${code}`]);
  });
});
