import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CONSENT_VERSION, type Member } from "../../src/domain/member.ts";
import { MEMBER_GROUPS, type MemberGroup } from "../../src/domain/member-roles.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { createMembers, type StoredMembers } from "../../src/redis/members.ts";
import { redisCluster } from "../support/redis-cluster.ts";
import { hurtableRedis } from "../support/redis-server.ts";

const now = () => new Date("2026-11-23T12:00:00Z");
let acts = 0;
const anAct = () => `act-${acts++}`;

async function oneServer() {
  const server = await hurtableRedis();
  await server.start();
  return { urls: [server.url] as const, remove: () => server.remove() };
}

const someone = (id: number, more: Partial<Member> = {}): Member => ({
  ...{ id, language: "id", status: "active", place: "34.04.01", isReachable: true },
  ...{ consent: { version: CONSENT_VERSION, at: "2026-11-20T08:00:00.000Z" } },
  ...more,
});

describe.each([
  { name: "one Redis", start: oneServer },
  { name: "a cluster", start: redisCluster },
])("what an admin makes of a member, on $name", ({ start }) => {
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

  const leaving = (isAdminLeft = false) => ({ act: anAct(), isAdminLeft });
  async function admins(...ids: readonly number[]): Promise<void> {
    for (const id of ids) await members.save(someone(id, { isAdmin: true }));
  }

  it("is done once: the same act once more changes nothing, and gives the answer of the first time", async () => {
    await members.save(someone(1));
    const [promoting, suspending] = [anAct(), anAct()];

    const promoted = [await members.promote(1, promoting), await members.promote(1, promoting)];
    const suspended = await members.suspend(1, { act: suspending, isAdminLeft: true });
    await members.readmit(1, anAct());
    const again = await members.suspend(1, { act: suspending, isAdminLeft: true });

    expect(promoted).toEqual(["changed", "changed"]);
    expect([suspended, again]).toEqual(["changed", "changed"]);
    expect((await members.find(1))?.status).toBe("active");
  });

  it("is done by the first of two at once, and the other hears that it was so already", async () => {
    await members.save(someone(1));

    const answers = await Promise.all([members.promote(1, anAct()), members.promote(1, anAct())]);

    expect(answers.toSorted()).toEqual(["already", "changed"]);
  });

  it.each(["joining", "pending", "refused", "suspended"] as const)("makes no admin of who is %s", async (status) => {
    await members.save(someone(1, { status }));

    const answers = [await members.promote(1, anAct()), await members.move(1, "34.02", anAct())];

    expect(answers).toEqual(["not now", "not now"]);
    expect(await members.admins()).toEqual([]);
    expect((await members.find(1))?.place).toBe("34.04.01");
  });

  it.each(["joining", "pending"] as const)("lets nobody in again who is %s", async (status) => {
    await members.save(someone(1, { status }));

    expect(await members.readmit(1, anAct())).toBe("not now");
    expect((await members.find(1))?.status).toBe(status);
  });

  it("is nothing for somebody who is not there, and leaves no trace of them", async () => {
    const answers = [
      await members.promote(7, anAct()),
      await members.dismiss(7, leaving()),
      await members.suspend(7, leaving()),
      await members.readmit(7, anAct()),
      await members.move(7, "34", anAct()),
    ];

    expect(new Set(answers)).toEqual(new Set(["not now"]));
    for await (const keys of redis.scan("*")) expect(keys).toEqual([]);
  });

  it("takes a suspended member out of everything but the roll, and gives nothing back when let in", async () => {
    await members.save(someone(1, { isAdmin: true, looksAfter: "34" }));
    await redis.command("{chat:1}:talk", "SET", "{chat:1}:talk", "a talk");

    await members.suspend(1, leaving(true));

    expect(await members.coordinatorsOf("34.04")).toEqual([]);
    expect(await members.activeIn("34")).toEqual([]);
    expect(await members.admins()).toEqual([]);
    expect(await redis.command("{chat:1}:talk", "EXISTS", "{chat:1}:talk")).toBe(0);
    await members.readmit(1, anAct());
    const readmitted = await members.find(1);
    expect(readmitted).toEqual(someone(1));
  });

  it("never takes the last admin away, whoever of two is quicker with the other", async () => {
    await admins(1, 2);

    const answers = await Promise.all([members.dismiss(1, leaving()), members.suspend(2, leaving())]);

    expect(answers.toSorted()).toEqual(["changed", "last admin"]);
    expect(await members.admins()).toHaveLength(1);
  });

  it("lets the last appointed one go while somebody of the settings is there", async () => {
    await admins(1);

    expect(await members.giveUpAdmin(1, false)).toBe(false);
    expect(await members.dismiss(1, leaving(true))).toBe("changed");
    expect(await members.giveUpAdmin(1, false)).toBe(true);
  });

  it("leaves one admin after any acts of many at once, and record, roll and list agree", async () => {
    const act = fc.record({
      id: fc.integer({ min: 1, max: 4 }),
      kind: fc.constantFrom("promote" as const, "dismiss" as const, "suspend" as const, "readmit" as const),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(act, { maxLength: 4 }), { maxLength: 5 }), async (rounds) => {
        for await (const keys of redis.scan("*")) for (const key of keys) await redis.command(key, "DEL", key);
        await admins(1, 2);
        await members.save(someone(3));
        await members.save(someone(4, { status: "suspended" }));

        for (const round of rounds) {
          const one = ({ id, kind }: (typeof round)[number]) =>
            kind === "promote" || kind === "readmit" ? members[kind](id, anAct()) : members[kind](id, leaving());
          await Promise.all(round.map(one));
        }

        const listed = await members.admins();
        expect(listed.length).toBeGreaterThan(0);
        const found = await Promise.all([1, 2, 3, 4].map((id) => members.find(id)));
        expect(found.filter((member) => member?.isAdmin === true).map((member) => member?.id)).toEqual(listed);
      }),
      { numRuns: 60 },
    );
  });

  it("puts everybody into the group where an admin looks for them, in pages to the end", async () => {
    for (let id = 1; id <= 5; id++) await members.save(someone(id));
    await members.appoint(2, "34.04", anAct());
    await members.promote(3, anAct());
    await members.suspend(4, leaving());
    await members.save(someone(6, { status: "pending" }));
    await members.decide(6, "refused", anAct());
    await members.noteReach(5, false);

    const groups: Partial<Record<MemberGroup, readonly number[]>> = {};
    for (const group of MEMBER_GROUPS) {
      const { members: found, total } = await members.listGroup(group, 0, 10);
      groups[group] = found.map(({ id }) => id);
      expect(total).toBe(found.length);
    }

    expect(groups).toEqual({
      ...{ volunteers: [1, 5], coordinators: [2], admins: [3] },
      ...{ suspended: [4], refused: [6], unreachable: [5] },
    });
    expect(await members.countGroups()).toMatchObject({ volunteers: 2, suspended: 1, unreachable: 1 });
    expect((await members.listGroup("volunteers", 1, 1)).members.map(({ id }) => id)).toEqual([5]);
    await members.erase(5);
    expect((await members.listGroup("unreachable", 0, 5)).total).toBe(0);
  });
});
