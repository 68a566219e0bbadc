import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type TestCampaigns, testCampaigns } from "../support/campaign-book.ts";
import { type HurtableRedis, hurtableRedis } from "../support/redis-server.ts";

/** Its own: on the one that tests share, others may be sending. */
let server: HurtableRedis;
let test: TestCampaigns;
beforeAll(async () => {
  server = await hurtableRedis();
  await server.start();
  test = await testCampaigns(server.url);
});
beforeEach(() => test.redis.command("", "DEL", "{broadcast}:sender"));
afterAll(async () => {
  await test.redis.close();
  await server.remove();
});

describe("the right to send", () => {
  it("has one run at a time, for some seconds", async () => {
    const one = (await test.lease.hold("1")) ?? 0;
    const endsForTheRun = performance.now() + one;
    const left = await test.left("{broadcast}:sender");
    const endsInRedis = performance.now() + left;
    const other = await test.lease.hold("2");

    expect(one).toBeGreaterThan(4000);
    // A millisecond, because Redis rounds what is left.
    expect(endsForTheRun).toBeLessThanOrEqual(endsInRedis + 1);
    expect(other).toBeUndefined();
  });

  it("goes to one of many who ask at the same moment", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, run) => test.lease.hold(String(run + 1))));

    expect(answers.filter((held) => held !== undefined)).toHaveLength(1);
  });

  it("is renewed by whoever has it", async () => {
    await test.lease.hold("1");
    await test.redis.command("", "PEXPIRE", "{broadcast}:sender", "100");

    await test.lease.hold("1");

    expect(await test.left("{broadcast}:sender")).toBeGreaterThan(4000);
  });

  it("is given back only by whoever has it", async () => {
    await test.lease.hold("1");

    await test.lease.release("2");
    const stillHeld = await test.lease.hold("2");
    await test.lease.release("1");
    const free = await test.lease.hold("2");

    expect(stillHeld).toBeUndefined();
    expect(free).toBeGreaterThan(4000);
  });
});
