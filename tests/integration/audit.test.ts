import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Audit, AuditEntry, AuditPage } from "../../src/domain/audit.ts";
import { createAudit } from "../../src/redis/audit.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { pagesOf } from "../support/pages.ts";
import { type HurtableRedis, hurtableRedis } from "../support/redis-server.ts";

const NOON = Date.parse("2026-11-23T12:00:00Z");
const DAY = 24 * 3600 * 1000;

describe("the log of what admins do", () => {
  let server: HurtableRedis;
  let redis: RedisConnection;
  let audit: Audit;
  let time: number;
  beforeAll(async () => {
    server = await hurtableRedis();
    await server.start();
    redis = await connectRedis([server.url], () => undefined);
    audit = createAudit(redis, () => new Date(time));
  });
  afterAll(async () => {
    await redis.close();
    await server.remove();
  });
  beforeEach(async () => {
    time = NOON;
    for await (const keys of redis.scan("*")) for (const key of keys) await redis.command(key, "DEL", key);
  });

  async function read(list: "acts" | "refusals" = "acts"): Promise<readonly AuditEntry[]> {
    return (await pagesOf(audit.entries(list))).flat();
  }

  it("tells who, when, what and on whom, the oldest first", async () => {
    await audit.note({ act: "1", who: 7, what: "member.suspend", whom: 42 });
    time += DAY;
    await audit.note({ act: "2", who: 8, what: "directory.edit", about: "dinsos-sleman" });

    const entries = await read();

    expect(entries).toEqual([
      { when: NOON, who: 7, what: "member.suspend", whom: 42, isRefused: false },
      { when: NOON + DAY, who: 8, what: "directory.edit", about: "dinsos-sleman", isRefused: false },
    ]);
  });

  it("holds an act once, however often its update comes again", async () => {
    const isNew = [];
    for (const whom of [1, 2, 1]) isNew.push(await audit.note({ act: "1", who: 7, what: "member.accept", whom }));
    await audit.note({ act: "1", who: 7, what: "member.refuse", whom: 1 });

    const entries = await read();

    expect(isNew).toEqual([true, true, false]);
    expect(entries.map(({ what, whom }) => [what, whom])).toEqual([
      ["member.accept", 1],
      ["member.accept", 2],
      ["member.refuse", 1],
    ]);
  });

  it("keeps the memory of acts noted lately small", async () => {
    await audit.note({ act: "1", who: 7, what: "member.accept", whom: 1 });
    time += 3 * DAY;
    await audit.note({ act: "2", who: 7, what: "member.accept", whom: 2 });

    expect(await redis.command("", "ZCARD", "{audit}:noted")).toBe(1);
    expect(await read()).toHaveLength(2);
  });

  it("names nobody who was erased, and stands there otherwise as it was", async () => {
    await audit.note({ act: "1", who: 7, what: "member.suspend", whom: 42_424_242 });
    await audit.note({ act: "2", who: 42_424_242, what: "invite.make" });
    const lines = await redis.command("", "XRANGE", "{audit}:acts", "-", "+");

    await audit.forget(42_424_242);

    expect((await read()).map(({ who, whom }) => [who, whom])).toEqual([
      [7, 0],
      [0, undefined],
    ]);
    expect(await redis.command("", "XRANGE", "{audit}:acts", "-", "+")).toEqual(lines);
    expect(String(lines)).not.toContain("42424242");
  });

  it("knows somebody who comes back after being erased as somebody else", async () => {
    await audit.note({ act: "1", who: 42, what: "invite.make" });
    await audit.forget(42);

    await audit.note({ act: "2", who: 42, what: "invite.make" });

    expect((await read()).map(({ who }) => who)).toEqual([0, 42]);
  });

  it("keeps refusals in a list of its own", async () => {
    for (const act of ["1", "1", "2"]) await audit.noteRefusal({ act, who: 9, what: "anggota" });

    expect(await read("refusals")).toEqual([
      { when: NOON, who: 9, what: "anggota", isRefused: true },
      { when: NOON, who: 9, what: "anggota", isRefused: true },
    ]);
    expect(await read()).toEqual([]);
  });

  it("drops the oldest refusals when there are more than ten thousand or so, and no act ever", async () => {
    for (let from = 0; from < 10_400; from += 400) {
      const acts = Array.from({ length: 400 }, (_, at) => String(from + at));
      await Promise.all(acts.map((act) => audit.noteRefusal({ act, who: 9, what: "anggota" })));
    }
    const acts = Array.from({ length: 1200 }, (_, at) => String(at));
    await Promise.all(acts.map((act) => audit.note({ act, who: 9, what: "invite.make" })));

    expect(await redis.command("", "XLEN", "{audit}:refusals")).toBeLessThan(10_200);
    expect(await read()).toHaveLength(1200);
  });

  it("reads backwards by pages, with an end", async () => {
    for (const act of ["1", "2", "3", "4", "5"]) {
      time += DAY;
      await audit.note({ act, who: 7, what: "invite.make", about: act });
    }
    const aboutOf = (page: AuditPage) => page.entries.map(({ about }) => about);

    const first = await audit.latest({ list: "acts", count: 2 });
    const second = await audit.latest({ list: "acts", count: 2, before: first.older });
    const third = await audit.latest({ list: "acts", count: 2, before: second.older });

    expect([first, second, third].map(aboutOf)).toEqual([["5", "4"], ["3", "2"], ["1"]]);
    expect(third.older).toBeUndefined();
    expect(aboutOf(await audit.latest({ list: "acts", count: 9, before: "made up" }))).toHaveLength(5);
    expect(await audit.latest({ list: "refusals", count: 9 })).toEqual({ entries: [], older: undefined });
  });

  it("finds by what was done and by whom it is about, however far apart", async () => {
    await audit.note({ act: "1", who: 7, what: "member.accept", whom: 42 });
    await Promise.all(
      Array.from({ length: 1100 }, (_, at) => audit.note({ act: `many-${at}`, who: 9, what: "invite.make" })),
    );
    await audit.note({ act: "2", who: 42, what: "member.accept", whom: 43 });
    await audit.noteRefusal({ act: "3", who: 42, what: "anggota" });
    const search = { list: "acts", count: 10 } as const;

    expect((await audit.latest({ ...search, person: 42 })).entries.map(({ who }) => who)).toEqual([42, 7]);
    expect((await audit.latest({ ...search, what: "member.accept", person: 7 })).entries).toHaveLength(1);
    expect((await audit.latest({ ...search, what: "member.accept", count: 1 })).older).toBeDefined();
    expect((await audit.latest({ ...search, what: "member.move" })).entries).toEqual([]);
    expect((await audit.latest({ ...search, person: 44 })).entries).toEqual([]);
    expect((await audit.latest({ list: "refusals", count: 10, person: 42 })).entries).toHaveLength(1);
  });

  it("does not look through a log of years at once", async () => {
    await audit.note({ act: "1", who: 7, what: "member.accept", whom: 42 });
    for (let from = 0; from < 10_000; from += 500) {
      const acts = Array.from({ length: 500 }, (_, at) => `many-${from + at}`);
      await Promise.all(acts.map((act) => audit.note({ act, who: 9, what: "invite.make" })));
    }
    const search = { list: "acts", count: 10, person: 42 } as const;

    const newest = await audit.latest(search);
    const further = await audit.latest({ ...search, before: newest.older });

    expect(newest.entries).toEqual([]);
    expect(further.entries.map(({ whom }) => whom)).toEqual([42]);
    expect(further.older).toBeUndefined();
  });

  it("tells a person what it holds of that person, and nothing of others", async () => {
    await audit.note({ act: "1", who: 7, what: "member.suspend", whom: 42 });
    await audit.note({ act: "2", who: 7, what: "member.suspend", whom: 43 });
    await audit.note({ act: "3", who: 42, what: "invite.make" });
    await audit.noteRefusal({ act: "4", who: 42, what: "anggota" });

    const held = (await pagesOf(audit.entriesAbout(42))).flat();

    expect(held.map(({ what }) => what)).toEqual(["member.suspend", "invite.make", "anggota"]);
    expect((await pagesOf(audit.entriesAbout(44))).flat()).toEqual([]);
  });
});
