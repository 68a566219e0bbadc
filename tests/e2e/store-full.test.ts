import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBot } from "../support/bot-process.ts";
import { joins, startHouse, type TestHouse } from "../support/house.ts";
import { type HurtableRedis, hurtableRedis } from "../support/redis-server.ts";

let redis: HurtableRedis;
let house: TestHouse;

beforeAll(async () => {
  redis = await hurtableRedis();
  await redis.start();
  house = await startHouse({ redisUrl: redis.url });
});

afterAll(async () => {
  await house.stop();
  await redis.remove();
});

describe("a Redis that is full", () => {
  it("lets people read and talk, answers calls for help, and the admins hear of it and of its end", {
    timeout: 120_000,
  }, async () => {
    const [volunteer, admin] = [await house.someone(), await house.admin()];
    await joins(volunteer);
    await admin.starts();
    await admin.sees(/bahasa/i);

    await redis.limitMemory(-300_000);
    await volunteer.types("/darurat");
    await volunteer.sees(/110/, { within: 1500 });
    await volunteer.types("/panduan");
    await volunteer.presses("✅ Tidak ada, lanjut");
    await volunteer.sees(/2\/4/);
    const ready = async () => (await fetch(`http://127.0.0.1:${house.bot.port}/readyz`)).json();
    await expect.poll(ready, { timeout: 15_000 }).toMatchObject({ store: "full" });

    // A bot that is started while there is no room answers, too, and whoever watches it does not take it off the net.
    await house.bot.stop("SIGKILL");
    house.bot = await startBot(house.environment);
    await expect.poll(async () => (await fetch(`http://127.0.0.1:${house.bot.port}/readyz`)).status).toBe(200);
    await volunteer.types("/teknik");
    await volunteer.presses(/^Mediator/);
    await volunteer.presses(/^M8 · /);
    await volunteer.sees(/M8[\s\S]*Ucapkan:/);
    await admin.sees(/Memori catatanku penuh/, { within: 30_000 });
    await redis.limitMemory(undefined);

    await admin.sees(/sudah bisa ditulis lagi/, { within: 30_000 });
  });
});
