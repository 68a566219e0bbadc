import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ReferralDraft, ReferralEvent } from "../../src/domain/referral.ts";
import { type HurtableRedis, hurtableRedis } from "../support/redis-server.ts";
import { type RemindersHouse, remindersHouse, type Wishes } from "../support/reminders-house.ts";
import { aDraft, COMPLETE, COORDINATOR, MONDAY_MORNING, OWNER } from "../unit/data/a-referral.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Of an urgent one that was sent on Monday at ten: Thursday at ten. */
const DEADLINE = MONDAY_MORNING + 3 * DAY;

let redis: HurtableRedis;
let house: RemindersHouse;
const clock = { now: MONDAY_MORNING };

beforeAll(async () => {
  redis = await hurtableRedis();
  await redis.start();
});
afterAll(() => redis.remove());

async function opens(wishes: Wishes = {}): Promise<void> {
  clock.now = MONDAY_MORNING;
  house = await remindersHouse(redis.url, clock, wishes);
  await house.redis.command("", "FLUSHALL");
}

beforeEach(() => opens());
afterEach(() => house.close());

/** Opened, agreed to and handed over; the code. */
async function sends(told: Partial<ReferralDraft> = {}): Promise<string> {
  const { code: _, ...draft } = aDraft({ startedAt: clock.now, ...told });
  const { code } = await house.book.open(draft, {}, `open-${Math.random()}`);
  await moves(code, COMPLETE.consent);
  await moves(code, COMPLETE.send);
  return code;
}

async function moves(code: string, event: ReferralEvent): Promise<void> {
  const owner = (await house.book.find(code))?.owner ?? 0;
  const filing = await house.book.file({
    code,
    event,
    actor: { ...OWNER, id: owner },
    act: `${code}-${Math.random()}`,
  });
  expect(filing.kind).toBe("moved");
}

/** What was told when the clock showed this. */
async function toldAt(moment: number): Promise<readonly string[]> {
  const before = house.told.length;
  await house.at(moment);
  await house.settled();
  return house.told.slice(before).toSorted();
}

describe("a silent referral", () => {
  beforeEach(async () => {
    await house.joins(OWNER.id);
    await house.joins(COORDINATOR.id, { looksAfter: "34.04" });
    house.start();
  });

  it("reminds its owner at the deadline and three days later, then the coordinator, then nobody", async () => {
    const code = await sends();

    expect(await toldAt(DEADLINE - 1)).toEqual([]);
    expect(await toldAt(DEADLINE)).toEqual([`remind 7 ${code}`]);
    expect(await toldAt(DEADLINE + 3 * DAY - 1)).toEqual([]);
    expect(await toldAt(DEADLINE + 3 * DAY)).toEqual([`remind 7 ${code}`]);
    expect(await toldAt(DEADLINE + 6 * DAY)).toEqual([`remind others 8 ${code}`]);
    expect(await toldAt(DEADLINE + 60 * DAY)).toEqual([]);
    expect(await house.jobs()).not.toContain(`remind.${code}`);
  });

  it("lets people sleep from nine to six, but not in an emergency", async () => {
    const evening = MONDAY_MORNING + 12 * HOUR;
    clock.now = evening;
    const [urgent, emergency] = [await sends(), await sends({ need: { category: "medicine", urgency: "emergency" } })];

    expect(await toldAt(evening + DAY)).toEqual([`remind 7 ${emergency}`]);
    expect(await toldAt(evening + 3 * DAY)).toEqual([]);
    expect(await toldAt(evening + 3 * DAY + 8 * HOUR - 1)).toEqual([]);
    expect(await toldAt(evening + 3 * DAY + 8 * HOUR)).toEqual([`remind 7 ${urgent}`]);
  });

  it("asks again three days after somebody said that there is no news", async () => {
    const code = await sends();
    await toldAt(DEADLINE);
    clock.now = DEADLINE + DAY;
    await moves(code, { kind: "no_news" });

    expect(await toldAt(DEADLINE + 3 * DAY)).toEqual([]);
    expect(await toldAt(DEADLINE + 4 * DAY)).toEqual([`remind 7 ${code}`]);
  });

  it("that has ended is left in peace", async () => {
    const code = await sends();
    await moves(code, COMPLETE.refuse);

    expect(await toldAt(DEADLINE)).toEqual([]);
    expect(await house.jobs()).not.toContain(`remind.${code}`);
  });

  it("is asked about on the day it should arrive, also when nothing but the sweep knows of it", async () => {
    const code = await sends();
    await house.stopWorkers();
    await house.forgetJobs();
    house.start();
    await house.settled();

    expect(await house.jobs()).toContain(`remind.${code}`);
    expect(await toldAt(DEADLINE)).toEqual([`remind 7 ${code}`]);
  });
});

describe("who hears of it when the owner cannot", () => {
  it.each<[string, () => Promise<unknown>]>([
    ["has been erased", async () => house.book.forget(OWNER.id)],
    ["is suspended", () => house.joins(OWNER.id, { status: "suspended" })],
    ["has blocked the bot", () => house.joins(OWNER.id, { isReachable: false })],
    ["is no member", () => house.members.erase(OWNER.id)],
  ])("because the owner %s: the coordinator, at once", async (_why, happens) => {
    await house.joins(OWNER.id);
    await house.joins(COORDINATOR.id, { looksAfter: "34.04" });
    house.start();
    const code = await sends();
    await happens();

    expect(await toldAt(DEADLINE)).toEqual([`remind others 8 ${code}`]);
  });

  it("because Telegram says so only now: the coordinator, at once", async () => {
    await house.close();
    await opens({ hinder: (told) => (told.startsWith("remind 7") ? false : undefined) });
    await house.joins(OWNER.id);
    await house.joins(COORDINATOR.id, { looksAfter: "34.04" });
    house.start();
    const code = await sends();

    expect(await toldAt(DEADLINE)).toEqual([`remind others 8 ${code}`]);
  });

  it("is the coordinator of the smallest area, then of a wider one, then every admin", async () => {
    await house.close();
    const silent: string[] = [];
    await opens({
      adminIds: [9, 10],
      hinder: (told) => (silent.some((id) => told.includes(` ${id} `)) ? false : undefined),
    });
    await house.joins(21, { looksAfter: "34.04" });
    await house.joins(22, { looksAfter: "34.04" });
    await house.joins(23, { looksAfter: "34" });
    house.start();
    const send = () => sends({ owner: 0 });

    const one = await send();
    expect(await toldAt(DEADLINE)).toEqual([`remind others 21 ${one}`, `remind others 22 ${one}`]);
    silent.push("21", "22");
    await moves(one, COMPLETE.refuse);
    clock.now = MONDAY_MORNING;
    const two = await send();
    expect(await toldAt(DEADLINE)).toEqual([`remind others 23 ${two}`]);
    silent.push("23");
    await moves(two, COMPLETE.refuse);
    clock.now = MONDAY_MORNING;
    const three = await send();
    expect(await toldAt(DEADLINE)).toEqual([`remind others 10 ${three}`, `remind others 9 ${three}`]);
  });

  it("is not the owner again, who is coordinator too", async () => {
    await house.joins(OWNER.id, { looksAfter: "34.04" });
    house.start();
    const code = await sends();
    await toldAt(DEADLINE);
    await toldAt(DEADLINE + 3 * DAY);

    expect(await toldAt(DEADLINE + 6 * DAY)).toEqual([`remind others 9 ${code}`]);
  });
});

describe("a person who is refused twice", () => {
  it("is brought before the coordinator, once", async () => {
    await house.joins(COORDINATOR.id, { looksAfter: "34.04" });
    house.start();
    const first = await sends();
    await moves(first, COMPLETE.refuse);
    const second = await sends({ continues: first });
    await moves(second, COMPLETE.refuse);
    await house.settled();

    expect(house.told).toEqual([`refused twice 8 ${second}`]);
  });
});

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
    await house.close();
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

  it("Redis frozen: adding a job gives up before an update runs out of patience", async () => {
    process.kill(redis.pid(), "SIGSTOP");
    const since = Date.now();
    const isAdded = await house.queue.add({ name: "quality", source: "x" }, { id: "frozen" });
    const waited = Date.now() - since;
    process.kill(redis.pid(), "SIGCONT");

    expect(isAdded).toBe(false);
    expect(waited).toBeLessThan(3000);
  });
});
