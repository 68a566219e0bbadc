import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { joins, MODES, startHouse, type TestHouse } from "../support/house.ts";
import { type HurtableRedis, hurtableRedis } from "../support/redis-server.ts";
import { until } from "../support/scripted-intake.ts";

let redis: HurtableRedis;
let house: TestHouse;

beforeEach(async () => {
  redis = await hurtableRedis();
});

afterEach(async () => {
  await house.stop();
  await redis.remove();
});

describe.each(MODES)("a Redis that is away, by %s", (mode) => {
  it("at the start: /darurat answers, everything else waits, and goes on by itself", async () => {
    house = await startHouse({ mode, redisUrl: redis.url });
    const volunteer = await house.someone();

    await volunteer.types("/darurat");
    await volunteer.sees(/110/);
    await volunteer.starts();
    await volunteer.sees(/Sebentar, coba lagi/);
    await redis.start();

    await volunteer.sees(/Pilih bahasamu/, { within: 15_000 });
  });

  it("in the middle of a talk: the press is not lost, and /darurat answers meanwhile", async () => {
    await redis.start();
    house = await startHouse({ mode, redisUrl: redis.url });
    const volunteer = await house.someone();
    await joins(volunteer);
    await volunteer.types("/panduan");
    await volunteer.sees(/1\/4/);

    await until(() => house.playground.pendingUpdates() === 0);
    await redis.stop("SIGKILL");
    const told = await volunteer.presses("✅ Tidak ada, lanjut");
    await volunteer.types("/darurat");
    await volunteer.sees(/110/);
    await redis.start();

    await volunteer.sees(/2\/4/, { within: 15_000 });
    expect(told.text).toMatch(/Sebentar/);
  });

  it("frozen: /darurat answers at once, and the talk goes on afterwards", async () => {
    await redis.start();
    house = await startHouse({ mode, redisUrl: redis.url });
    const volunteer = await house.someone();
    await joins(volunteer);
    const pid = redis.pid();

    await until(() => house.playground.pendingUpdates() === 0);
    process.kill(pid, "SIGSTOP");
    await volunteer.types("/darurat");
    await volunteer.sees(/110/, { within: 1500 });
    await volunteer.types("/panduan");
    await volunteer.sees(/Sebentar, coba lagi/);
    // Telegram holds the next message back until this one is done, but not a press.
    await volunteer.presses("🆘 Darurat");
    await volunteer.sees(/110/, { within: 1500 });
    process.kill(pid, "SIGCONT");

    await volunteer.sees(/1\/4/, { within: 15_000 });
  });
});
