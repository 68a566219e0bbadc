import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TcpProxy, tcpProxy } from "../support/faults/tcp-proxy.ts";
import { type HurtableRedis, hurtableRedis } from "../support/redis-server.ts";
import { type RemindersHouse, remindersHouse, type Wishes } from "../support/reminders-house.ts";
import { aDraft, COMPLETE, MONDAY_MORNING, OWNER } from "../unit/data/a-referral.ts";

/** Of an urgent one that was sent on Monday at ten: Thursday at ten. */
const DEADLINE = MONDAY_MORNING + 3 * 24 * 3_600_000;
const FULL = -500_000;

let redis: HurtableRedis;
let proxy: TcpProxy;
let house: RemindersHouse;

beforeEach(async () => {
  redis = await hurtableRedis();
  await redis.start();
  proxy = await tcpProxy(redis.port);
});

afterEach(async () => {
  await house.close();
  await proxy.close();
  await redis.remove();
});

/** A referral whose reminder waits for its day, and workers. */
async function remindsSoon(wishes: Wishes = {}): Promise<string> {
  house = await remindersHouse(`redis://127.0.0.1:${proxy.port}`, { now: MONDAY_MORNING }, wishes);
  await expect.poll(() => house.redis.isReady()).toBe(true);
  await house.joins(OWNER.id);
  house.start();
  const { code: _, ...draft } = aDraft();
  const { code } = await house.book.open(draft, {}, "open");
  for (const event of [COMPLETE.consent, COMPLETE.send]) {
    await house.book.file({ code, event, actor: OWNER, act: event.kind });
  }
  await expect.poll(() => house.jobs(), { timeout: 10_000 }).toContain(`remind.${code}`);
  return code;
}

describe("a reminder whose store", () => {
  it("was filled just when it was sent comes twice at most, however often it is tried", {
    timeout: 60_000,
  }, async () => {
    let times = 0;
    const code = await remindsSoon({
      async hinder() {
        if (times++ === 0) await redis.limitMemory(FULL);
        return undefined;
      },
    });

    await house.at(DEADLINE);
    await expect.poll(() => house.told).toEqual([`remind 7 ${code}`]);
    // Without a look before it, it came again after two seconds, and again and again.
    await sleep(4000);
    expect(house.told).toHaveLength(1);
    await redis.limitMemory(undefined);
    await house.at(DEADLINE);

    await expect.poll(() => house.book.reminders(code), { timeout: 30_000 }).toHaveLength(1);
    expect(house.told.length).toBeLessThanOrEqual(2);
  });

  it.each([
    { how: "is full", hurt: () => redis.limitMemory(FULL), heal: () => redis.limitMemory(undefined) },
    { how: "cannot write to its disk", hurt: () => redis.limitDisk(true), heal: () => redis.limitDisk(false) },
  ])("$how is not told, and comes once when there is room", { timeout: 60_000 }, async ({ hurt, heal }) => {
    const code = await remindsSoon();

    await house.at(DEADLINE - 1000);
    await house.settled();
    await hurt();
    await expect.poll(() => house.house.lookAtStore()).not.toBe("well");
    await house.at(DEADLINE).catch(() => undefined);
    await sleep(2000);
    expect(house.told).toEqual([]);
    await heal();
    await expect.poll(() => house.house.lookAtStore(), { timeout: 5000 }).toBe("well");
    await house.at(DEADLINE);

    await expect.poll(() => house.told, { timeout: 30_000 }).toEqual([`remind 7 ${code}`]);
    await expect.poll(() => house.book.reminders(code)).toHaveLength(1);
  });

  it("was cut off from the bot comes once when the network is back", { timeout: 60_000 }, async () => {
    const code = await remindsSoon();

    proxy.set("black hole");
    await sleep(5000);
    proxy.set("open");
    await expect.poll(() => house.redis.isReady(), { timeout: 15_000 }).toBe(true);
    await house.at(DEADLINE);

    await expect.poll(() => house.told, { timeout: 30_000 }).toEqual([`remind 7 ${code}`]);
  });
});
