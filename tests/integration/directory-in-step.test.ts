import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type IndexInStep, keepInStep } from "../../src/directory/keep-in-step.ts";
import type { Directory, NewSource } from "../../src/domain/directory.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { createDirectory } from "../../src/redis/directory.ts";
import { keys } from "../../src/redis/keys.ts";
import { createSourceFeed } from "../../src/redis/source-feed.ts";
import { createSourceImports } from "../../src/redis/source-imports.ts";
import { type HurtableRedis, hurtableRedis } from "../support/redis-server.ts";
import { sealer } from "../support/referral-book.ts";
import { aSource } from "../unit/data/a-source.ts";

let server: HurtableRedis;
let redis: RedisConnection;
let directory: Directory;
let unreadable: string[];
let troubles: unknown[];
let opened: { inStep: IndexInStep; redis: RedisConnection }[];

beforeAll(async () => {
  server = await hurtableRedis();
  await server.start();
});

afterAll(() => server.remove());

beforeEach(async () => {
  redis = await connectRedis([server.url], () => undefined);
  await redis.command("", "FLUSHALL");
  directory = createDirectory({ redis, sealer, now: () => new Date() });
  [unreadable, troubles, opened] = [[], [], []];
});

afterEach(async () => {
  await Promise.all(opened.map(({ inStep }) => inStep.stop()));
  await Promise.all(opened.map(({ redis: connection }) => connection.close()));
  await redis.close();
});

/** Another process of the house: its own connection, its own index. */
async function anotherProcess(): Promise<IndexInStep> {
  const connection = await connectRedis([server.url], () => undefined);
  const inStep = keepInStep({
    feed: createSourceFeed(connection, (id) => unreadable.push(id)),
    onTrouble: (error) => troubles.push(error),
    now: Date.now,
  });
  opened.push({ inStep, redis: connection });
  return inStep;
}

async function loaded(): Promise<IndexInStep> {
  const inStep = await anotherProcess();
  await expect.poll(() => inStep.index.standing, { timeout: 5000 }).toBe("in step");
  return inStep;
}

function aNewSource(told: Partial<NewSource> = {}): NewSource {
  const { id: _id, quality: _quality, ...source } = { ...aSource(), ...told };
  return source;
}

describe("the directory in memory", () => {
  it("holds what was stored before the process began", async () => {
    const added = await directory.add(aNewSource(), "1");
    await directory.score(added.id, { kind: "score", value: 0.7, outcomes: 9 });

    const { index } = await loaded();

    expect(index.size).toBe(1);
    expect(index.get(added.id)).toEqual(await directory.find(added.id));
  });

  it("sees within five seconds what another process adds, changes and scores", async () => {
    const { index } = await loaded();

    const { quality: _, ...added } = await directory.add(aNewSource(), "1");
    await directory.save({ ...added, cost: "Rp5.000" });
    await directory.score(added.id, { kind: "score", value: 0.7, outcomes: 9 });

    const stored = await directory.find(added.id);
    await expect.poll(() => index.get(added.id), { timeout: 5000 }).toEqual(stored);
  });

  it("sees at once what its own process writes", async () => {
    const { index, seenAtOnce } = await loaded();
    const own = seenAtOnce(directory);

    const added = await own.add(aNewSource(), "1");
    const first = index.get(added.id);
    await own.verify(added.id, 7, 1000);
    const proposal = await own.propose(aNewSource(), 7, "2");
    await own.decide(proposal.id, { isWelcome: true, by: 9, act: "3" });

    expect(first).toEqual(added);
    expect(index.get(added.id)?.verified).toEqual({ at: 1000, by: 7 });
    expect(index.get(proposal.id)).toBeDefined();
  });

  it("follows more changes than fit in one answer", async () => {
    const { index } = await loaded();

    await Promise.all(Array.from({ length: 1300 }, (_, number) => directory.add(aNewSource(), String(number))));

    await expect.poll(() => index.size, { timeout: 5000 }).toBe(1300);
  });

  it("holds an import as soon as it is applied, and what was there before", async () => {
    const { index } = await loaded();
    const before = await directory.add(aNewSource(), "1");
    const staged = await createSourceImports(redis).begin("file");
    await staged.put(Array.from({ length: 900 }, (_, number) => ({ ...aNewSource(), id: `s${number}` })));

    await staged.apply();

    await expect.poll(() => index.size, { timeout: 5000 }).toBe(901);
    expect(index.get(before.id)).toEqual(before);
  });

  it("is loaded anew when more has changed than the store remembers", async () => {
    const { index } = await loaded();

    const added = await directory.add(aNewSource(), "1");
    await redis.command("", "XTRIM", keys.sourceChanges, "MAXLEN", "0");

    await expect.poll(() => index.get(added.id), { timeout: 5000 }).toEqual(added);
  });

  it("forgets what a store that was emptied does not hold any more", async () => {
    await directory.add(aNewSource(), "1");
    const { index } = await loaded();

    await redis.command("", "FLUSHALL");

    await expect.poll(() => index.size, { timeout: 5000 }).toBe(0);
  });

  it("says that it is loading while the store is away, and loads by itself when it comes", {
    timeout: 40_000,
  }, async () => {
    const added = await directory.add(aNewSource(), "1");
    await server.stop();
    const { index } = await anotherProcess();
    await sleep(300);
    const before = index.standing;

    await server.start();

    expect(before).toBe("loading");
    await expect.poll(() => index.get(added.id), { timeout: 15_000 }).toEqual(added);
    await expect.poll(() => index.standing, { timeout: 5000 }).toBe("in step");
  });

  it("goes on after the store was restarted, and says meanwhile that it is behind", { timeout: 60_000 }, async () => {
    const first = await directory.add(aNewSource(), "1");
    const { index } = await loaded();
    await server.stop("SIGKILL");
    await expect.poll(() => index.standing, { timeout: 15_000, interval: 100 }).toBe("behind");

    await server.start();
    await expect
      .poll(() => directory.add(aNewSource(), "2").then(({ id }) => index.get(id)), { timeout: 15_000 })
      .toBeDefined();

    expect(index.get(first.id)).toEqual(first);
    expect(troubles).toHaveLength(1);
    await expect.poll(() => index.standing, { timeout: 5000 }).toBe("in step");
  });

  it("leaves out an entry that cannot be read, and tells its id", async () => {
    const added = await directory.add(aNewSource(), "1");
    await redis.command("", "HSET", keys.sources, "broken", "{}");

    const { index } = await loaded();

    expect([...index.all()]).toEqual([added]);
    expect(unreadable).toContain("broken");
  });
});
