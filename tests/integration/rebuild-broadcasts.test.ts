import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rebuildIndexes } from "../../src/redis/rebuild-indexes.ts";
import { CONFIRMED, DONE, RUNNING, type TestCampaigns, testCampaigns } from "../support/campaign-book.ts";
import { redisCluster } from "../support/redis-cluster.ts";
import { hurtableRedis } from "../support/redis-server.ts";
import { sealer } from "../support/referral-book.ts";
import { freshChat } from "../support/scripted-intake.ts";

async function oneServer() {
  const server = await hurtableRedis();
  await server.start();
  return { urls: [server.url], remove: () => server.remove() };
}

describe.each([
  { name: "one Redis", start: oneServer },
  { name: "a cluster", start: redisCluster },
])("broadcasts on $name", ({ start }) => {
  let servers: Awaited<ReturnType<typeof oneServer>> | Awaited<ReturnType<typeof redisCluster>>;
  let test: TestCampaigns;
  beforeAll(async () => {
    servers = await start();
    test = await testCampaigns(...servers.urls);
  });
  afterAll(async () => {
    await test.redis.close();
    await servers.remove();
  });

  const rebuild = () => rebuildIndexes(test.redis, sealer, () => new Date(test.now));
  const LISTS = ["{campaigns}:all", "{campaigns}:current", "{reads}:subjects"];

  async function answers(person: number) {
    const idsOf = (files: readonly { readonly campaign: { readonly id: string } }[]) =>
      files.map(({ campaign }) => campaign.id).toSorted();
    return {
      all: idsOf((await test.campaigns.list(0, 50)).files),
      underWay: idsOf(await test.campaigns.underWay()),
      recent: (await test.campaigns.recent()).map(({ campaign }) => campaign).toSorted(),
      lines: (await test.ledger.of(person)).length,
      read: await test.receipts.readBy(person),
    };
  }

  it("are found as before when their lists are lost and made anew", async () => {
    const person = freshChat();
    await test.after();
    const confirmed = await test.after(...CONFIRMED);
    const running = await test.after(...RUNNING);
    const done = await test.after(...DONE);
    for (const { campaign } of [confirmed, running]) {
      await test.ledger.append({ campaign: campaign.id, number: 1 }, 0, [person]);
    }
    await test.receipts.note(done.campaign.id, person);
    const before = await answers(person);
    for (const list of LISTS) await test.redis.command(list, "DEL", list);
    const lost = await answers(person);

    const rebuilt = await rebuild();

    expect(lost).toEqual({ all: [], underWay: [], recent: [], lines: 0, read: [] });
    expect(before.all).toHaveLength(4);
    expect(before.underWay).toEqual([confirmed, running].map(({ campaign }) => campaign.id).toSorted());
    expect(before.recent).toHaveLength(3);
    expect(before).toMatchObject({ lines: 2, read: [done.campaign.id] });
    expect(await answers(person)).toEqual(before);
    expect(rebuilt).toMatchObject({ broadcasts: 4, dropped: 0 });
    expect(await rebuild()).toEqual(rebuilt);
  });

  it("leave the lists when they are gone", async () => {
    const { campaign } = await test.after(...CONFIRMED);
    await test.redis.command("", "DEL", `{campaign:${campaign.id}}`);
    await test.redis.command("", "SADD", "{reads}:subjects", "u77");

    const { dropped } = await rebuild();

    expect(dropped).toBe(3);
    expect(await rebuild()).toMatchObject({ dropped: 0 });
  });

  it("are forgotten with whoever began, got or read them", async () => {
    const person = freshChat();
    const { campaign } = await test.after(...CONFIRMED);
    const round = { campaign: campaign.id, number: 1 };
    await test.ledger.append(round, 0, [person, person + 1]);
    await test.receipts.note(campaign.id, person);
    const held = await test.lease.hold(await test.ledger.newRun());

    for (const keeper of [test.campaigns, test.ledger, test.receipts]) await keeper.forget(person);

    expect(held).toBeGreaterThan(0);
    expect(await answers(person)).toMatchObject({ lines: 0, read: [] });
    expect((await test.ledger.page(round, 0)).map(({ id }) => id)).toEqual([0, person + 1]);
    expect(await test.desk.look(person)).toEqual({ member: undefined });
  });
});
