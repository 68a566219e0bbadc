import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../../src/domain/referral.ts";
import { keys } from "../../src/redis/keys.ts";
import { rebuildIndexes } from "../../src/redis/rebuild-indexes.ts";
import { type TestCases, testCases } from "../support/case-book.ts";
import { redisCluster } from "../support/redis-cluster.ts";
import { anAct, sealer } from "../support/referral-book.ts";
import { COORDINATOR } from "../unit/data/a-referral.ts";

describe("the lists of cases on a cluster", () => {
  let servers: Awaited<ReturnType<typeof redisCluster>>;
  let test: TestCases;
  beforeAll(async () => {
    servers = await redisCluster();
    test = await testCases(...servers.urls);
  });
  afterAll(async () => {
    await test.redis.close();
    await servers.remove();
  });

  const rebuild = () => rebuildIndexes(test.redis, sealer, () => new Date(test.now));
  const del = (key: string) => test.redis.command(key, "DEL", key);
  const codes = async (found: Promise<readonly { readonly code: string }[]>) =>
    (await found).map(({ code }) => code).toSorted();
  /** What the lists answer, in no order of their own. */
  async function answers(people: readonly Actor[]) {
    const { cases, rumours, redis } = test;
    const openOf = ({ id }: Actor) => redis.command(keys.openCasesOf(id), "SCARD", keys.openCasesOf(id));
    return {
      open: await codes(cases.openIn("34")),
      own: await Promise.all(people.map(({ id }) => codes(cases.ofOwner(id)))),
      others: await Promise.all(people.map(({ id }) => codes(cases.ofOthersTouchedBy(id)))),
      counted: await Promise.all(people.map(openOf)),
      rumours: (await rumours.toldIn("34.04", 0)).map(({ id }) => id),
    };
  }

  it("are made anew from the cases themselves, whoever has them, has written in them or is asked to take them", async () => {
    const [one, two, asked] = [test.volunteer(), test.volunteer(), test.volunteer()];
    const passedOn = await test.opens(one);
    await test.files(passedOn, { kind: "offer", to: two.id, reason: "away" });
    await test.files(passedOn, { kind: "accept" }, { actor: two });
    const offered = await test.opens(one);
    await test.files(offered, { kind: "answer", text: "x" }, { actor: COORDINATOR });
    await test.files(offered, { kind: "note", text: "x" }, { actor: COORDINATOR });
    await test.files(offered, { kind: "offer", to: asked.id, reason: "away" });
    const closed = await test.opens(one);
    await test.files(closed, { kind: "close", outcome: "settled" });
    const told = { owner: one.id, place: "34.04.01", topic: "aid", heardAt: "letter", witness: "heard" } as const;
    const { id } = await test.rumours.tell({ ...told, at: test.now }, anAct());
    const people = [one, two, asked, COORDINATOR];
    const before = await answers(people);
    expect(before.others).toEqual([[passedOn.code], [], [offered.code], [offered.code]]);
    expect(before.rumours).toEqual([id]);

    for (const { id: person } of people) {
      for (const list of [keys.personCases(person), keys.openCasesOf(person), keys.personRumours(person)])
        await del(list);
    }
    for (const list of [keys.allCases, keys.openCases, keys.rumourSightings]) await del(list);
    await test.redis.command(keys.openCases, "ZADD", keys.openCases, "0", `34.04.99.#${offered.code}`);
    await test.redis.command(keys.openCasesOf(one.id), "SADD", keys.openCasesOf(one.id), closed.code, "22222");

    expect(await rebuild()).toMatchObject({ cases: 3, dropped: 2 });
    expect(await answers(people)).toEqual(before);
    expect(await rebuild()).toMatchObject({ cases: 3, dropped: 0 });
  });
});
