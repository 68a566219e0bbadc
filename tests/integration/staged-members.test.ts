import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import type { Member, Members } from "../../src/domain/member.ts";
import { createSendJournal } from "../../src/intake/send-journal.ts";
import { stageMembers } from "../../src/intake/staged-members.ts";
import { runInScope, type UpdateScope } from "../../src/intake/update-scope.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { createInbox } from "../../src/redis/inbox.ts";
import { createMembers, type StoredMembers } from "../../src/redis/members.ts";
import { pagesOf } from "../support/pages.ts";
import { freshChat } from "../support/scripted-intake.ts";

let redis: RedisConnection;
let stored: StoredMembers;
let staged: Members;
beforeAll(async () => {
  redis = await connectRedis([inject("redisUrl")], () => undefined);
  stored = createMembers(redis, () => new Date());
  staged = stageMembers(stored, { forget: async () => undefined });
});
afterAll(() => redis.close());

describe("a member whose own update is under way", () => {
  let member: Member;
  beforeEach(async () => {
    member = { id: freshChat(), language: "id", status: "active", place: "34.04.01", isReachable: true };
    await stored.save(member);
  });

  /** From begin to commit, as the intake does it. */
  async function update(work: (own: Member) => Promise<void>, talk?: Uint8Array): Promise<void> {
    const inbox = createInbox(redis);
    const begin = await inbox.begin(member.id, freshChat());
    if (begin.kind !== "begun") throw new Error("The chat is not free.");
    const scope: UpdateScope = {
      ...{ lease: begin.lease, journal: createSendJournal(new Map()), deadline: performance.now() + 10_000 },
      underWay: new Set<Promise<unknown>>(),
      ...{ memberBefore: begin.member, member: begin.member, talk: undefined, isTalkChanged: false },
      ...{ trouble: undefined, takesLastCall: false, lastCall: undefined, isOpen: true },
    };
    await runInScope(scope, () => work(begin.member ?? member));
    await inbox.commit(begin.lease, { talk, member: { before: scope.memberBefore, after: scope.member } });
  }
  async function rolled(): Promise<Member | undefined> {
    return (await pagesOf(stored.everyone())).flat().find(({ id }) => id === member.id);
  }

  it("and who moves meanwhile is found as the coordinator that an admin makes", async () => {
    await update(async (own) => {
      await stored.appoint(member.id, "34.04", "an admin's");
      await staged.save({ ...own, place: "34.04.02" });
    });

    expect((await stored.coordinatorsOf("34.04.05")).map(({ id }) => id)).toContain(member.id);
    expect(await stored.find(member.id)).toMatchObject({ looksAfter: "34.04", place: "34.04.02" });
    expect(await rolled()).toMatchObject({ looksAfter: "34.04", place: "34.04.02" });
  });

  it.each([
    { what: "made an admin", does: (id: number) => stored.promote(id, "a1"), becomes: { isAdmin: true } },
    { what: "made a coordinator", does: (id: number) => stored.appoint(id, "34", "a2"), becomes: { looksAfter: "34" } },
    {
      what: "suspended",
      does: (id: number) => stored.suspend(id, { act: "a3", isAdminLeft: true }),
      becomes: { status: "suspended" },
    },
    { what: "moved", does: (id: number) => stored.move(id, "92.01", "a4"), becomes: { place: "92.01" } },
    {
      what: "noted as out of reach",
      does: (id: number) => stored.noteReach(id, false),
      becomes: { isReachable: false },
    },
  ])("and is $what by another one stays so, whatever else the update changes", async ({ does, becomes }) => {
    await update(async (own) => {
      await does(member.id);
      await staged.save({ ...own, language: "en" });
    });

    expect(await stored.find(member.id)).toMatchObject({ ...becomes, language: "en" });
    expect(await rolled()).toMatchObject({ ...becomes, language: "en" });
  });

  it("and is suspended meanwhile keeps no talk", async () => {
    await update(
      async () => void (await stored.suspend(member.id, { act: "b1", isAdminLeft: true })),
      Buffer.from("talk"),
    );

    expect(await redis.command("", "EXISTS", `{chat:${member.id}}:talk`)).toBe(0);
  });

  it("and comes in with an invite while an admin refuses stays refused, in the record and in the lists", async () => {
    await stored.save({ ...member, status: "pending" });

    await update(async (own) => {
      await stored.decide(member.id, "refused", "c1");
      await staged.save({ ...own, status: "active" });
    });

    expect(await stored.find(member.id)).toMatchObject({ status: "refused" });
    expect(await rolled()).toMatchObject({ status: "refused" });
    expect(await stored.pending()).not.toContain(member.id);
  });

  it("and is refused between the last look and the commit stays refused", async () => {
    await stored.save({ ...member, status: "pending" });

    await update(async (own) => {
      await staged.save({ ...own, status: "active" });
      await stored.decide(member.id, "refused", "c2");
    });

    expect(await stored.find(member.id)).toMatchObject({ status: "refused" });
    expect(await rolled()).toMatchObject({ status: "refused" });
  });

  it("and who is an admin who stops sees so at once, and the commit undoes nothing", async () => {
    await stored.promote(member.id, "d1");

    await update(async () => {
      await staged.dismiss(member.id, { act: "d2", isAdminLeft: true });
      expect(await staged.find(member.id)).not.toHaveProperty("isAdmin");
      await stored.promote(member.id, "d3");
    });

    expect(await stored.find(member.id)).toMatchObject({ isAdmin: true });
  });

  it.each([
    { language: "en" },
    { status: "pending" },
    { place: "92.02" },
    { joinedAt: "2026-11-22T00:00:00.000Z" },
    { isReachable: false },
    { consent: { version: "9", at: "2026-11-22T00:00:00.000Z" } },
  ] as const)("brings %j into the roll", async (change) => {
    await update(async (own) => staged.save({ ...own, ...change }));

    const { consent: _, ...facts } = { consent: undefined, ...change };
    expect(await rolled()).toMatchObject(facts);
    if ("consent" in change) expect((await rolled())?.consent?.version).toBe("9");
  });
});
