import { afterAll, beforeEach, describe, expect, inject, it } from "vitest";
import { StoreAway } from "../../src/domain/inbox.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import type { DataKeys } from "../../src/redis/data-keys.ts";
import { DataKeysError } from "../../src/redis/data-keys-error.ts";
import { createKnownKeys } from "../../src/redis/known-keys.ts";
import { createSealer } from "../../src/redis/sealing.ts";
import { type Sealing, startSealing } from "../../src/redis/start-sealing.ts";
import { hurtableRedis } from "../support/redis-server.ts";
import { sealedStores } from "../support/sealed-stores.ts";
import { until } from "../support/until.ts";

const ONE = { id: "1", key: Buffer.alloc(32, 1) };
const TWO = { id: "2", key: Buffer.alloc(32, 2) };
const OTHER_TWO = { id: "2", key: Buffer.alloc(32, 3) };
const DATABASE = 13;

const redis = await connectRedis([`${inject("redisUrl")}/${DATABASE}`], () => undefined);
const started: Sealing[] = [];
const fatal: object[] = [];

/** Those on the shared store are stopped at the end. */
async function start(dataKeys: DataKeys, store: RedisConnection = redis): Promise<Sealing> {
  const log = { warn: () => undefined, fatal: (facts: object) => fatal.push(facts) };
  const sealing = await startSealing({ redis: store, dataKeys, log });
  if (store === redis) started.push(sealing);
  return sealing;
}

/** What it is refused for: kind and id of each key. */
async function refusal(dataKeys: DataKeys): Promise<readonly object[]> {
  const error: unknown = await start(dataKeys).catch((reason: unknown) => reason);
  return error instanceof DataKeysError ? error.troubles : [];
}

beforeEach(async () => {
  fatal.length = 0;
  await redis.command("", "FLUSHDB");
});
afterAll(async () => {
  for (const sealing of started) await sealing.stop();
  await redis.close();
});

describe("the keys of a bot that starts", () => {
  it("must be those of the store: one that is missing and one with other bytes are told together", async () => {
    await start([ONE]);
    await start([TWO, ONE]);

    expect(await refusal([TWO, ONE])).toEqual([]);
    expect(await refusal([TWO])).toEqual([{ id: "1", kind: "missing" }]);
    expect(await refusal([OTHER_TWO])).toEqual([
      { id: "1", kind: "missing" },
      { id: "2", kind: "other" },
    ]);
  });

  it("are those of the first one, when two start in the same moment with different keys of one name", async () => {
    const both = await Promise.allSettled([start([TWO]), start([OTHER_TWO])]);

    const reasons = both.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []));
    expect(reasons).toMatchObject([{ troubles: [{ id: "2", kind: "other" }] }]);
  });

  it.each(sealedStores(redis))("are found out in a store from before keys were noted, by $name", async ({ keep }) => {
    await keep(createSealer([ONE]), "beras");

    expect(await refusal([TWO])).toEqual([{ id: "1", kind: "missing" }]);
    expect(await refusal([{ ...ONE, key: TWO.key }])).toEqual([{ id: "1", kind: "other" }]);
    expect(await refusal([TWO, ONE])).toEqual([]);
    expect([...((await createKnownKeys(redis).read()) ?? [])].map(([id]) => id).toSorted()).toEqual(["1", "2"]);
  });

  it("are said again and again by whoever seals, and no more by whoever has stopped", async () => {
    const sealing = await start([ONE]);
    const seen = await createKnownKeys(redis).sealers();
    await sealing.stop();

    expect(seen).toMatchObject([{ keyId: "1" }]);
    expect(seen[0]?.silentFor).toBeLessThan(5000);
    expect(await createKnownKeys(redis).sealers()).toEqual([]);
  });
});

describe("a Redis that is away at the start", () => {
  it("is waited for: nothing is sealed or opened before the keys were compared, and wrong ones never seal", async () => {
    const late = await hurtableRedis();
    await late.start();
    const store = await connectRedis([late.url], () => undefined);
    await (await start([TWO], store)).stop();
    await late.stop();

    const [right, wrong] = [await start([TWO], store), await start([OTHER_TWO], store)];
    const isWaiting = [right.isSure(), wrong.isSure()];
    const early = () => right.sealer.seal("beras", "somewhere");
    expect(early).toThrow(StoreAway);
    await late.start();
    await until(() => right.isSure() && fatal.length > 0);

    expect(isWaiting).toEqual([false, false]);
    expect(right.sealer.open(right.sealer.seal("beras", "somewhere"), "somewhere")).toBe("beras");
    expect(() => wrong.sealer.seal("beras", "somewhere")).toThrow(StoreAway);
    expect(fatal).toEqual([{ keys: [{ id: "2", kind: "other" }] }]);
    for (const sealing of [right, wrong]) await sealing.stop();
    await store.close();
    await late.remove();
  });
});
