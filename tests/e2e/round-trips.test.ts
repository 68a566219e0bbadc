import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joins, startHouse, type TestHouse } from "../support/house.ts";
import { listenToRedis } from "../support/listen-to-redis.ts";
import { type HurtableRedis, hurtableRedis } from "../support/redis-server.ts";
import { until } from "../support/scripted-intake.ts";

/** A machine that is busy for longer than a second makes an update keep its lease. */
const RENEWAL = /"EVALSHA" "\w+" "1" "\{chat:\d+\}:lease"/;

describe("one answer of a guided talk", () => {
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

  it("costs two trips to Redis: one to begin, one to commit", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    const isQuiet = () => house.playground.pendingUpdates() === 0;
    await until(isQuiet);
    const heard = await listenToRedis(redis.url);

    await volunteer.types("/panduan");
    await volunteer.sees(/1\/4/);
    const taps = ["✅ Tidak ada, lanjut", /Sudah bertengkar/, /Kelompok/, /kubu/, /Tunjukkan langkahku/, /^1 · /];
    for (const tap of taps) await volunteer.presses(tap);
    await until(isQuiet);

    heard.close();
    // Counts of use go out every few seconds, whatever happens: no update waits for them.
    const ofUpdates = heard.commands.filter((line) => !line.includes("{usage}") && !RENEWAL.test(line));
    expect(ofUpdates.filter((line) => !line.includes('"EVALSHA"'))).toEqual([]);
    expect(ofUpdates).toHaveLength(2 * (1 + taps.length));
    expect(heard.commands.length - ofUpdates.length).toBeLessThan(taps.length);
  });
});
