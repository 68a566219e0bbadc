import { execFile } from "node:child_process";
import { randomInt } from "node:crypto";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Member, Members } from "../../src/domain/member.ts";
import type { Actor } from "../../src/domain/referral.ts";
import { createMembers } from "../../src/redis/members.ts";
import { rebuildIndexes } from "../../src/redis/rebuild-indexes.ts";
import { DATA_KEY } from "../support/house.ts";
import { redisCluster } from "../support/redis-cluster.ts";
import { hurtableRedis } from "../support/redis-server.ts";
import { SENT, sealer, type TestBook, testBook } from "../support/referral-book.ts";
import { freshChat } from "../support/scripted-intake.ts";
import { COMPLETE } from "../unit/data/a-referral.ts";

interface Servers {
  readonly urls: readonly string[];
  remove(): Promise<void>;
}

async function oneServer(): Promise<Servers> {
  const server = await hurtableRedis();
  await server.start();
  return { urls: [server.url], remove: () => server.remove() };
}

const now = () => new Date("2026-11-23T12:00:00Z");
const someone = (more: Partial<Member>): Member => ({
  ...{ id: freshChat(), language: "id", status: "active", place: "34.04.01", isReachable: true },
  ...more,
});
const sorted = <T>(list: readonly T[]) => list.toSorted();

describe.each([
  { name: "one Redis", start: oneServer },
  { name: "a cluster", start: redisCluster },
])("the lists on $name", ({ start }) => {
  let servers: Servers;
  let test: TestBook;
  let members: Members;
  beforeAll(async () => {
    servers = await start();
    test = await testBook(...servers.urls);
    members = createMembers(test.redis, now);
  });
  afterAll(async () => {
    await test.redis.close();
    await servers.remove();
  });

  const rebuild = () => rebuildIndexes(test.redis, sealer, now);
  async function keysLike(pattern: string): Promise<readonly string[]> {
    const found: string[] = [];
    for await (const page of test.redis.scan(pattern)) found.push(...page);
    return found;
  }
  /** What the lists answer, in no order of their own. */
  async function answers(owners: readonly Actor[], coordinator: number) {
    const { book } = test;
    const codes = async (found: Promise<readonly { readonly code: string }[]>) =>
      sorted((await found).map(({ code }) => code));
    const all: string[] = [];
    for await (const { code } of book.all()) all.push(code);
    return {
      all,
      open: await codes(book.openIn("34")),
      ofOwners: await Promise.all(owners.map(({ id }) => codes(book.ofOwner(id)))),
      ofSource: await codes(book.ofSource("dinsos-sleman")),
      ofCase: await codes(book.ofCase("K1")),
      touched: sorted(await keysLike(`{chat:${coordinator}}:referrals`)),
      active: sorted((await members.activeIn("34")).map(({ id }) => id)),
      coordinators: sorted((await members.coordinatorsOf("34.04.01")).map(({ id }) => id)),
      pending: sorted(await members.pending()),
    };
  }

  it("say the same as before when they are lost and made anew", async () => {
    const owners = Array.from({ length: 12 }, () => test.volunteer());
    const coordinator = someone({ looksAfter: "34.04" });
    const people = [coordinator, ...owners.map(({ id }) => someone({ id })), someone({ status: "pending" })];
    for (const member of people) await members.save(member);
    for (const [at, owner] of owners.entries()) {
      const referral = await test.after(owner, at % 3 === 0 ? [COMPLETE.cancel] : SENT, {
        ...(at % 2 === 0 && { case: { code: "K1", sides: [] } }),
      });
      const actor: Actor = { id: coordinator.id, role: "coordinator", place: "34.04" };
      await test.files(referral, COMPLETE.acknowledge, { actor });
    }
    const before = await answers(owners, coordinator.id);
    const lists = [
      ...(await keysLike("{*}:referrals")),
      ...(await keysLike("{refs}:*")),
      ...(await keysLike("{members}:*")),
    ];
    for (const list of lists) await test.redis.command(list, "DEL", list);
    const lost = await answers(owners, coordinator.id);

    const rebuilt = await rebuild();

    expect(lost.all).toEqual([]);
    expect(before.all).toHaveLength(12);
    expect(before.open).toHaveLength(8);
    expect(before.touched).toHaveLength(1);
    expect(before.active).toHaveLength(13);
    expect(before.coordinators).toEqual([coordinator.id]);
    expect(before.pending).toHaveLength(1);
    expect(await answers(owners, coordinator.id)).toEqual(before);
    expect(rebuilt).toEqual({ members: 14, referrals: 12, broadcasts: 0, cases: 0, dropped: 0 });
    expect(await rebuild()).toEqual(rebuilt);
  });

  it("lose what is gone or has ended", async () => {
    const owner = test.volunteer();
    const ended = await test.after(owner, [COMPLETE.cancel]);
    const gone = await test.opens(owner, { case: { code: `K${randomInt(1e9)}`, sides: [] } });
    await test.redis.command(`{ref:${gone.code}}`, "DEL", `{ref:${gone.code}}`);
    await test.redis.command("{refs}:open", "ZADD", "{refs}:open", "0", `34.04.01.#${ended.code}`);
    const stranger = String(freshChat());
    await test.redis.command("{members}:places", "HSET", "{members}:places", stranger, "34");
    await test.redis.command("{members}:pending", "ZADD", "{members}:pending", "1", stranger);

    const { dropped } = await rebuild();

    // Of the one that is gone: all, states, open, owner, source and case. The stranger stood in two lists.
    expect(dropped).toBe(6 + 2);
    expect(await rebuild()).toMatchObject({ dropped: 0 });
    expect(await test.redis.command("{refs}:open", "ZSCORE", "{refs}:open", `34.04.01.#${ended.code}`)).toBeNull();
    expect(await members.pending()).not.toContain(Number(stranger));
  });
});

describe("npm run rebuild:indexes", () => {
  const run = promisify(execFile);
  const ROOT = fileURLToPath(new URL("../..", import.meta.url));
  const environment = (REDIS_URL: string) => ({
    ...{ PATH: process.env["PATH"], REDIS_URL, BOT_TOKEN: "7000:AAE5c0qH" },
    DATA_KEYS: `${DATA_KEY.id}:${DATA_KEY.key.toString("base64")}`,
  });

  it("tells what it has listed, and makes a referral found again", async () => {
    const server = await oneServer();
    const test = await testBook(...server.urls);
    const owner = test.volunteer();
    const { code } = await test.opens(owner);
    await test.redis.command("", "DEL", `{chat:${owner.id}}:referrals`);

    const options = { cwd: ROOT, env: environment(server.urls[0] ?? "") };
    const { stdout } = await run(process.execPath, ["scripts/rebuild-indexes.ts"], options);

    expect(stdout).toBe("0 members, 1 referrals, 0 broadcasts and 0 cases are listed; 0 old entries were dropped.\n");
    expect(await test.book.ofOwner(owner.id)).toMatchObject([{ code }]);
    await test.redis.close();
    await server.remove();
  });
});
