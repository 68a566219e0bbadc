import { afterEach, describe, expect, inject, it } from "vitest";
import { StoreAway } from "../../src/domain/inbox.ts";
import { sumUse } from "../../src/domain/usage.ts";
import { weekOf } from "../../src/domain/week.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { createUsage, type KeptUsage } from "../../src/redis/usage.ts";

const DAY = 86_400_000;
const NEVER = 1_000_000;
let [years, ends]: [number, (() => Promise<unknown>)[]] = [0, []];
afterEach(async () => {
  for (const end of ends.toReversed()) await end();
  ends = [];
});

/** Each story has a year of its own, so that none finds the counts of another. */
async function aStory(everyMilliseconds = NEVER) {
  const redis = await connectRedis([inject("redisUrl")], () => undefined);
  const clock = { at: Date.parse(`${2060 + ++years}-11-24T05:00:00Z`) };
  const process = (connection: RedisConnection = redis): KeptUsage => {
    const usage = createUsage(connection, () => new Date(clock.at), everyMilliseconds);
    ends.push(() => usage.stop().catch(() => undefined));
    return usage;
  };
  ends.unshift(() => redis.close());
  const keysOf = async (part: string) =>
    (await redis.command("", "KEYS", `{usage}:${2060 + years}-*:${part}`)) as readonly Buffer[];
  return { redis, clock, process, keysOf };
}

describe("counts of use", () => {
  it("are the same for every process, a person once a week", async () => {
    const { process } = await aStory();
    const [one, other] = [process(), process()];

    for (const person of [7001, 7002, 7001]) one.note({ kind: "active", person });
    other.note({ kind: "active", person: 7002 });
    one.note({ kind: "guided", phase: "konflik", roles: ["fasilitator", "broker"] });
    other.note({ kind: "guided", phase: "konflik", roles: ["mediator"] });
    other.note({ kind: "opened", technique: "M1" });
    await Promise.all([one.flush(), other.flush()]);

    const [week] = await one.read(1);
    expect(week).toMatchObject({ active: 2, guided: 2, byPhase: { konflik: 2 }, opened: { M1: 1 } });
    expect(week?.byRole).toEqual({ fasilitator: 1, broker: 1, mediator: 1 });
    expect(await other.read(1)).toEqual([week]);
  });

  it("stand in the week in which it was noted, though they are handed over later", async () => {
    const { clock, process } = await aStory();
    const usage = process();

    usage.note({ kind: "opened", technique: "F1" });
    clock.at += 7 * DAY;
    usage.note({ kind: "opened", technique: "F1" });
    usage.note({ kind: "opened", technique: "B1" });
    usage.note({ kind: "active", person: 7001 });
    await usage.flush();

    const weeks = await usage.read(3);
    expect(weeks.map(({ week }) => week - weekOf(clock.at))).toEqual([-2, -1, 0]);
    expect(weeks.map(({ opened }) => opened)).toEqual([{}, { F1: 1 }, { F1: 1, B1: 1 }]);
    expect(weeks.map(({ active }) => active)).toEqual([0, 0, 1]);
    expect(sumUse(weeks).opened).toEqual({ F1: 2, B1: 1 });
  });

  it("are handed over by themselves after a while, and at the stop", async () => {
    const { process } = await aStory(50);
    const usage = process();
    usage.note({ kind: "active", person: 7001 });
    await expect.poll(async () => (await usage.read(1))[0]?.active).toBe(1);

    usage.note({ kind: "active", person: 7002 });
    await usage.stop();

    expect((await process().read(1))[0]?.active).toBe(2);
  });

  it("are kept while the store is away, and not added twice when only its answer was lost", async () => {
    const { redis, process } = await aStory();
    const answers: ("lost" | "refused" | "heard")[] = ["refused", "lost", "heard", "heard"];
    const usage = process({
      ...redis,
      async run(...call) {
        const answer = answers.shift();
        if (answer !== "refused") await redis.run(...call);
        if (answer !== "heard") throw new StoreAway("no answer");
        return 1;
      },
    });
    usage.note({ kind: "opened", technique: "M2" });

    await expect(usage.flush()).rejects.toThrow(StoreAway);
    usage.note({ kind: "opened", technique: "M2" });
    await expect(usage.flush()).rejects.toThrow(StoreAway);
    await usage.flush();

    expect((await usage.read(1))[0]?.opened).toEqual({ M2: 2 });
  });

  it("hold nobody's number, and nobody can be recognised once the salt of the week is gone", async () => {
    const { redis, process, keysOf } = await aStory();
    const usage = process();
    usage.note({ kind: "active", person: 987_654_321 });
    usage.note({ kind: "guided", phase: "konflik", roles: ["mediator"] });
    await usage.flush();

    const [people] = await keysOf("people");
    const [counts] = await keysOf("counts");
    const [salt] = await keysOf("salt");
    const ttl = async (key: Buffer | undefined) =>
      Number(await redis.command("", "TTL", String(key))) / (7 * 24 * 3600);
    expect([await ttl(people), await ttl(counts), await ttl(salt)].map(Math.ceil)).toEqual([53, 53, 2]);
    expect(String(await redis.command("", "GET", String(people)))).not.toContain("987654321");
    // With the id alone a second count of the same person would change nothing; here it is somebody new.
    await redis.command("", "PFADD", String(people), "987654321");
    expect((await usage.read(1))[0]?.active).toBe(2);
  });

  it("take many people at once", async () => {
    const { process } = await aStory();
    const usage = process();

    for (let person = 1; person <= 12_000; person += 1) usage.note({ kind: "active", person });
    await usage.flush();

    const active = (await usage.read(1))[0]?.active ?? 0;
    expect(Math.abs(active - 12_000)).toBeLessThan(12_000 * 0.04);
  });
});
