import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { livesFully, type Stores, storesOf } from "../support/full-life.ts";
import { joins, startHouse, type TestHouse } from "../support/house.ts";
import { type Person, person } from "../support/person.ts";
import { tracesOf } from "../support/person-traces.ts";
import { type HurtableRedis, hurtableRedis } from "../support/redis-server.ts";

/** What stays for two days at most, as the notice says. */
const NUMBERS = /^\{chat:\d+\}:(done|journal:\d+|lease|in-hand)$/;

describe("somebody who is erased", () => {
  let redis: HurtableRedis;
  let house: TestHouse;
  let stores: Stores;
  let free = 7_415_000_001;
  beforeAll(async () => {
    redis = await hurtableRedis("always");
    await redis.start();
    house = await startHouse({ redisUrl: redis.url, mode: "webhook" });
    stores = await storesOf(redis.url);
  });
  afterAll(async () => {
    await stores?.close();
    await house?.stop();
    await redis?.remove();
  });

  async function livedFully(): Promise<Person> {
    const id = free++;
    const volunteer = await person(house.playground, { firstName: "Relawan", languageCode: "id", id });
    await joins(volunteer);
    await livesFully(id, free++, stores);
    return volunteer;
  }

  const leftOf = async (volunteer: Person) =>
    (await tracesOf(redis.url, volunteer.id)).filter(({ key }) => !NUMBERS.test(key)).map(({ key }) => key);

  it.each([20, 150, 500])(
    "is erased to the end and told so, though Redis is killed %s ms after the press",
    async (delay) => {
      const volunteer = await livedFully();
      await volunteer.types("/hapus");
      const question = await volunteer.sees(/Ini tidak bisa dibatalkan/);

      void volunteer.presses("🗑 Ya, hapus semua", { on: question, untilAnswered: false });
      await sleep(delay);
      await redis.stop("SIGKILL");
      await redis.start();

      await volunteer.sees(/Semua datamu terhapus/, { within: 40_000 });
      expect(await leftOf(volunteer)).toEqual([]);
    },
  );

  it("is erased once by two presses of two questions at once", async () => {
    const volunteer = await livedFully();
    await volunteer.types("/hapus");
    const first = await volunteer.sees(/Ini tidak bisa dibatalkan/);
    await volunteer.types("/hapus");
    const second = await volunteer.sees(/Ini tidak bisa dibatalkan/);

    await Promise.all([first, second].map((on) => volunteer.presses("🗑 Ya, hapus semua", { on })));

    await volunteer.sees(/Semua datamu terhapus/);
    await expect.poll(() => leftOf(volunteer), { timeout: 20_000 }).toEqual([]);
  });

  it("stands in no invite, and may come again with the same one", async () => {
    const invite = await stores.invites.create({ uses: 2, days: 7, act: randomUUID() });
    const volunteer = await house.someone();
    for (let times = 0; times < 2; times++) {
      await volunteer.starts(`u-${invite.code}`);
      for (const tap of ["Bahasa Indonesia", "✅ Saya setuju", "Nanti saja"]) await volunteer.presses(tap);
      await volunteer.sees(/bergabung/);
      await volunteer.types("/hapus");
      await volunteer.presses("🗑 Ya, hapus semua", { on: await volunteer.sees(/Ini tidak bisa dibatalkan/) });
      await volunteer.sees(/Semua datamu terhapus/);
    }

    expect((await stores.invites.open()).map(({ code }) => code)).not.toContain(invite.code);
  });
});
