import { afterAll, beforeAll, expect, inject, it } from "vitest";
import type { Member } from "../../src/domain/member.ts";
import { createSendJournal } from "../../src/intake/send-journal.ts";
import { stageMembers } from "../../src/intake/staged-members.ts";
import { runInScope, type UpdateScope } from "../../src/intake/update-scope.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { createMembers } from "../../src/redis/members.ts";
import { freshChat } from "../support/scripted-intake.ts";

let redis: RedisConnection;
beforeAll(async () => {
  redis = await connectRedis([inject("redisUrl")], () => undefined);
});
afterAll(() => redis.close());

/** As the update of a person stands while it is being worked on. */
function scopeOf(member: Member): UpdateScope {
  return {
    lease: { chat: member.id, update: 1, token: "test" },
    journal: createSendJournal(new Map()),
    deadline: Date.now() + 10_000,
    memberBefore: member,
    member,
    talk: undefined,
    isTalkChanged: false,
    trouble: undefined,
    isOpen: true,
  };
}

it("somebody who moves while an admin makes a coordinator of that person is found as one", async () => {
  const stored = createMembers(redis, () => new Date());
  const staged = stageMembers(stored, { forget: async () => undefined });
  const member: Member = { id: freshChat(), language: "id", status: "active", place: "34.04.01", isReachable: true };
  await stored.save(member);
  const scope = scopeOf(member);

  await runInScope(scope, async () => {
    const own = await staged.find(member.id);
    await stored.appoint(member.id, "34.04", "an admin's");
    await staged.save({ ...(own ?? member), place: "34.04.02" });
  });

  expect((await stored.coordinatorsOf("34.04.05")).map(({ id }) => id)).toContain(member.id);
  await stored.erase(member.id);
});
