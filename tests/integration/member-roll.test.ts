import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Member } from "../../src/domain/member.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { createMemberLists } from "../../src/redis/member-lists.ts";
import { createMembers, type StoredMembers } from "../../src/redis/members.ts";
import { pagesOf } from "../support/pages.ts";
import { redisCluster } from "../support/redis-cluster.ts";
import { hurtableRedis } from "../support/redis-server.ts";

const now = () => new Date("2026-11-23T12:00:00Z");

async function oneServer() {
  const server = await hurtableRedis();
  await server.start();
  return { urls: [server.url] as const, remove: () => server.remove() };
}

const someone = (id: number, more: Partial<Member> = {}): Member => ({
  ...{ id, language: "id", status: "active", place: "34.04.01", isReachable: true },
  ...{ consent: { version: "4", at: "2026-11-20T08:00:00.000Z" }, joinedAt: "2026-11-20T08:00:00.000Z" },
  ...more,
});

describe.each([
  { name: "one Redis", start: oneServer },
  { name: "a cluster", start: redisCluster },
])("the roll of all members on $name", ({ start }) => {
  let servers: { readonly urls: readonly string[]; remove(): Promise<void> };
  let redis: RedisConnection;
  let members: StoredMembers;
  beforeAll(async () => {
    servers = await start();
    redis = await connectRedis(servers.urls as [string], () => undefined);
    members = createMembers(redis, now);
  });
  afterAll(async () => {
    await redis.close();
    await servers.remove();
  });
  beforeEach(async () => {
    for await (const keys of redis.scan("*")) for (const key of keys) await redis.command(key, "DEL", key);
  });

  async function everyone(): Promise<readonly Member[]> {
    return (await pagesOf(members.everyone())).flat();
  }

  it("names everybody whatever their status, each once, in ascending order of id", async () => {
    const people = [someone(7_000_000_001), someone(42, { status: "suspended" }), someone(900, { status: "pending" })];
    for (const member of people) await members.save(member);
    for (const member of people) await members.save({ ...member, place: "34.02" });

    const found = await everyone();

    expect(found.map(({ id }) => id)).toEqual([42, 900, 7_000_000_001]);
  });

  it("tells all that an audience asks about, and follows each change", async () => {
    const before = someone(1);
    await members.save(before);
    const after = someone(1, {
      ...{ language: "en", status: "active", place: "61.01", looksAfter: "61", isAdmin: true, isReachable: false },
      ...{ consent: { version: "4", at: "" }, joinedAt: "2026-11-21T08:00:00.000Z" },
    });

    await members.save(after);

    expect(await everyone()).toEqual([after]);
  });

  it("leaves out who was erased, and who was written to in the same moment", async () => {
    await members.save(someone(1, { isAdmin: true }));
    await members.erase(1);

    await members.noteReach(1, false);

    expect(await everyone()).toEqual([]);
    expect(await members.admins()).toEqual([]);
    expect(await members.find(1)).toBeUndefined();
  });

  it("notes in the record and in the roll that somebody cannot be reached", async () => {
    await members.save(someone(1));

    await members.noteReach(1, false);

    expect(await members.find(1)).toMatchObject({ isReachable: false });
    expect(await everyone()).toMatchObject([{ isReachable: false }]);
  });

  it("names the active admins, and nobody who was suspended since", async () => {
    for (const id of [3, 1, 2]) await members.save(someone(id, { isAdmin: true }));
    await members.save(someone(4));

    await members.save(someone(2, { isAdmin: true, status: "suspended" }));

    expect(await members.admins()).toEqual([1, 3]);
  });

  it("is read in pages that together hold everybody once", async () => {
    for (let id = 1; id <= 25; id++) await members.save(someone(id));

    const pages = await pagesOf(createMemberLists(redis, now).pages(10));

    expect(pages.map((page) => page.length)).toEqual([10, 10, 5]);
    expect(pages.flat().map(({ id }) => id)).toEqual(Array.from({ length: 25 }, (_, at) => at + 1));
  });

  it("goes on reading while people come and go", async () => {
    for (let id = 1; id <= 20; id++) await members.save(someone(id));
    const pages = createMemberLists(redis, now).pages(5)[Symbol.asyncIterator]();

    const first: readonly Member[] = (await pages.next()).value;
    await members.erase(3);
    await members.erase(8);
    await members.save(someone(30));
    const rest: Member[] = [];
    for (let page = await pages.next(); page.done !== true; page = await pages.next()) rest.push(...page.value);

    const ids = [...first, ...rest].map(({ id }) => id);
    expect(ids).toEqual([...Array.from({ length: 20 }, (_, at) => at + 1).filter((id) => id !== 8), 30]);
  });

  it("takes in those who joined before there was a roll, once, and leaves alone who stands in it", async () => {
    await members.save(someone(1));
    await members.save(someone(2));
    for (const key of ["{members}:roll", "{members}:ids"]) await redis.command(key, "DEL", key);
    await members.index(someone(2, { place: "61" }), undefined);

    const found = await everyone();
    await redis.command("", "DEL", "{members}:ids");

    expect(found).toMatchObject([
      { id: 1, place: "34.04.01" },
      { id: 2, place: "61" },
    ]);
    expect(await everyone()).toEqual([]);
  });

  it("keeps what two people change at the same moment, one this and the other that", async () => {
    const member = someone(1);
    await members.save(member);

    await members.index({ ...member, looksAfter: "34", isAdmin: true, status: "suspended" }, member);
    await members.index({ ...member, language: "en", place: "61.01" }, member);

    expect(await everyone()).toMatchObject([
      { looksAfter: "34", isAdmin: true, status: "suspended", language: "en", place: "61.01" },
    ]);
  });
});
