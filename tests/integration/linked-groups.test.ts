import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { type LinkedGroups, MOST_GROUPS } from "../../src/domain/linked-group.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { createLinkedGroups } from "../../src/redis/linked-groups.ts";

const NOON = Date.parse("2026-11-23T12:00:00Z");
const SLEMAN = "34.04";

describe("which group hears of which place", () => {
  let redis: RedisConnection;
  let groups: LinkedGroups;
  beforeAll(async () => {
    redis = await connectRedis([inject("redisUrl")], () => undefined);
    groups = createLinkedGroups(redis);
  });
  afterAll(() => redis.close());
  beforeEach(async () => {
    for await (const found of redis.scan("{groups}*")) for (const key of found) await redis.command(key, "DEL", key);
  });

  const link = (chat: number, place: string, act: string, by = 8) => groups.link({ chat, place, by, since: NOON }, act);
  const chatsAround = async (place: string) => (await groups.around(place)).map(({ chat }) => chat);

  it("is the place it was linked to, for every place in it", async () => {
    expect(await link(-1, SLEMAN, "1")).toEqual({ kind: "linked" });

    expect(await groups.around("34.04.01")).toEqual([{ chat: -1, place: SLEMAN, by: 8, since: NOON }]);
    expect(await chatsAround(SLEMAN)).toEqual([-1]);
    expect(await chatsAround("34")).toEqual([]);
    expect(await chatsAround("34.0")).toEqual([]);
    expect(await chatsAround("34.02")).toEqual([]);
  });

  it("is one place only: linked again it moves, and says from where", async () => {
    await link(-1, SLEMAN, "1");

    expect(await link(-1, "34", "2", 9)).toEqual({ kind: "moved", from: SLEMAN });

    expect(await groups.around("34.04.01")).toEqual([{ chat: -1, place: "34", by: 9, since: NOON }]);
  });

  it("is told once more to an update that comes once more, whatever happened to the answer", async () => {
    await link(-1, SLEMAN, "1");
    await link(-1, "34", "2");

    expect(await link(-1, "34", "2")).toEqual({ kind: "moved", from: SLEMAN });
    expect(await link(-1, "34", "3")).toEqual({ kind: "already" });

    const ended = { chat: -1, place: "34", by: 8, since: NOON };
    expect(await groups.unlink(-1, "4")).toEqual(ended);
    expect(await groups.unlink(-1, "4")).toEqual({ ...ended, by: 0 });
    expect(await groups.unlink(-1, "5")).toBeUndefined();
    expect(await chatsAround("34")).toEqual([]);
  });

  it("takes the next coordinator for the one before, when linked to the same place again", async () => {
    await link(-1, SLEMAN, "1", 8);

    await link(-1, SLEMAN, "2", 9);

    expect(await groups.of(8)).toEqual([]);
    expect((await groups.of(9)).map(({ chat }) => chat)).toEqual([-1]);
  });

  it("is full when the place has as many as it may have, and says which", async () => {
    for (let chat = 1; chat <= MOST_GROUPS; chat++) await link(-chat, SLEMAN, String(chat));

    const linking = await link(-99, SLEMAN, "99");

    expect(linking.kind === "full" && linking.groups.map(({ chat }) => chat)).toEqual([-1, -2, -3]);
    expect(await link(-99, "34", "100")).toEqual({ kind: "linked" });
  });

  it("goes along when the group becomes a supergroup, in whatever order the two groups tell of it", async () => {
    await link(-1, SLEMAN, "1");

    await groups.follow(-1, -1001);
    await groups.follow(-1, -1001);

    expect(await groups.find(-1)).toBeUndefined();
    expect(await chatsAround(SLEMAN)).toEqual([-1001]);
  });

  it("ends with the person who linked it, and with nobody else", async () => {
    await link(-1, SLEMAN, "1", 8);
    await link(-2, SLEMAN, "2", 9);

    await groups.forget(8);

    expect(await chatsAround(SLEMAN)).toEqual([-2]);
    expect(await groups.of(8)).toEqual([]);
  });

  it("never holds a group twice nor more groups than a place may have, whatever is done", async () => {
    const chat = fc.integer({ min: -6, max: -1 });
    const place = fc.constantFrom("ID", "34", SLEMAN, "34.04.01");
    const step = fc.oneof(
      fc.record({ kind: fc.constant("link" as const), chat, place }),
      fc.record({ kind: fc.constant("unlink" as const), chat }),
      fc.record({ kind: fc.constant("follow" as const), chat, to: chat }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        await redis.command("{groups}:linked", "DEL", "{groups}:linked", "{groups}:places");
        for (const [at, told] of steps.entries()) {
          const act = `${String(at)}.${Math.random()}`;
          if (told.kind === "link") await link(told.chat, told.place, act);
          else if (told.kind === "unlink") await groups.unlink(told.chat, act);
          else if (told.chat !== told.to) await groups.follow(told.chat, told.to);
        }
        const found = await groups.around("34.04.01");
        const chats = found.map((group) => group.chat);
        expect(new Set(chats).size).toBe(chats.length);
        for (const [, inPlace] of Map.groupBy(found, (group) => group.place)) {
          expect(inPlace.length).toBeLessThanOrEqual(MOST_GROUPS);
        }
        expect(found.length).toBe(Number(await redis.command("{groups}:linked", "HLEN", "{groups}:linked")));
      }),
      { numRuns: 60 },
    );
  });
});
