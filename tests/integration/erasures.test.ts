import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { createErasures, readErasures, wasErasedAfter } from "../../src/redis/erasures.ts";
import { createSealer } from "../../src/redis/sealing.ts";

const AT = Date.parse("2026-11-26T08:00:00Z");
const [ONE, OTHER] = [7001, 7002];
const now = () => new Date(AT);
const [lost, fresh] = ["lost", "fresh"].map((id, at) => createSealer([{ id, key: Buffer.alloc(32, at) }]));

describe("the list of who was erased", () => {
  let redis: RedisConnection;
  beforeAll(async () => {
    redis = await connectRedis([inject("redisUrl")], () => undefined);
  });
  beforeEach(async () => {
    await redis.command("", "DEL", "{erased}:people", "{erased}:pepper");
  });
  afterAll(() => redis.close());

  async function knows(person: number, sealer: typeof lost): Promise<boolean> {
    const list = await readErasures(redis);
    return list !== undefined && sealer !== undefined && wasErasedAfter(AT - 1, list, sealer)(person);
  }

  it("knows whom it is asked about, and nobody else", async () => {
    if (lost === undefined) throw new Error("no key");
    await createErasures({ redis, sealer: lost, now }).forget(ONE);

    expect(await knows(ONE, lost)).toBe(true);
    expect(await knows(OTHER, lost)).toBe(false);
  });

  it("is begun anew when its key was lost: whoever wants to be erased still can be", async () => {
    if (lost === undefined || fresh === undefined) throw new Error("no key");
    await createErasures({ redis, sealer: lost, now }).forget(ONE);

    await createErasures({ redis, sealer: fresh, now }).forget(OTHER);

    expect(await knows(OTHER, fresh)).toBe(true);
    expect(await knows(ONE, fresh)).toBe(false);
  });
});
