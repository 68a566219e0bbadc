import { beforeAll, describe, expect, it } from "vitest";
import { LINK_LASTS, SESSION_LASTS } from "../../src/domain/office-sessions.ts";
import type { RedisConnection } from "../../src/redis/connection.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { createOfficeSessions } from "../../src/redis/office-sessions.ts";
import { emptyDatabase } from "../support/house.ts";

const SINCE = new Date("2026-03-02T08:00:00Z");

describe("who is in the coordinators' page", () => {
  let redis: RedisConnection;
  let sessions: ReturnType<typeof createOfficeSessions>;
  beforeAll(async () => {
    redis = await connectRedis([await emptyDatabase()], () => undefined);
    sessions = createOfficeSessions(redis, () => SINCE);
    return () => redis.close();
  });

  const keysOf = async (person: number) => {
    const found: string[] = [];
    for await (const page of redis.scan(`{chat:${person}}:office*`)) found.push(...page);
    return found;
  };

  it("comes in with a link once, however many come with it at the same time", async () => {
    const link = await sessions.link(7001);

    const came = await Promise.all(Array.from({ length: 20 }, () => sessions.redeem(link)));

    expect(came.filter((person) => person !== undefined)).toEqual([7001]);
    expect(await sessions.isOpen(link)).toBe(false);
  });

  it("comes in with the newest link alone, and looking uses nothing up", async () => {
    const [old, link] = [await sessions.link(7002), await sessions.link(7002)];

    expect([await sessions.isOpen(old), await sessions.redeem(old)]).toEqual([false, undefined]);
    expect([await sessions.isOpen(link), await sessions.isOpen(link)]).toEqual([true, true]);
    expect(await sessions.redeem(link)).toBe(7002);
  });

  it("stays in until the session ends, on each phone for itself", async () => {
    const [one, other] = [await sessions.begin(7003), await sessions.begin(7003)];
    await sessions.end(one);

    expect([await sessions.find(one), await sessions.find(other)]).toEqual([undefined, 7003]);
    expect(await sessions.of(7003)).toEqual([SINCE.getTime()]);
  });

  it("stays neither in nor able to come in once everything is erased, and nobody else is touched", async () => {
    const [link, session, elses] = [await sessions.link(7004), await sessions.begin(7004), await sessions.begin(70)];
    await sessions.forget(7004);

    expect([await sessions.redeem(link), await sessions.find(session)]).toEqual([undefined, undefined]);
    expect(await keysOf(7004)).toEqual([]);
    expect(await sessions.find(elses)).toBe(70);
  });

  it("is kept for no longer than promised", async () => {
    await sessions.link(7005);
    await sessions.begin(7005);
    const lasts = await Promise.all(
      (await keysOf(7005)).map(async (key) => Number(await redis.command(key, "PTTL", key))),
    );
    const [link = 0, session = 0] = lasts.toSorted((one, other) => one - other);

    expect(link > 0 && link <= LINK_LASTS && session > LINK_LASTS && session <= SESSION_LASTS).toBe(true);
  });

  it.each(["", "7001", "7001-", `7001-${"A".repeat(31)}`, `*-${"A".repeat(32)}`, `7001}:x-${"A".repeat(32)}`, "💥"])(
    "is nobody by the secret %j",
    async (secret) => {
      expect([await sessions.find(secret), await sessions.redeem(secret), await sessions.isOpen(secret)]).toEqual([
        undefined,
        undefined,
        false,
      ]);
      await sessions.end(secret);
    },
  );
});
