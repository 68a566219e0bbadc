import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { followGuidance, type LiveGuidance } from "../../src/content/follow-guidance.ts";
import { loadCatalogue } from "../../src/content/load.ts";
import { type FieldValue, fieldsOf, type GuidanceItem } from "../../src/domain/guidance-item.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { createGuidanceLog } from "../../src/redis/guidance-updates.ts";
import { keys } from "../../src/redis/keys.ts";
import { type HurtableRedis, hurtableRedis } from "../support/redis-server.ts";
import { CARD_M8, POLICE, said } from "../unit/data/a-guidance-update.ts";

const shipped = loadCatalogue();
const WITHIN = { timeout: 5000 };

let server: HurtableRedis;
let redis: RedisConnection;
let leftOut: string[];
let troubles: unknown[];
let opened: { guidance: LiveGuidance; connection: RedisConnection }[];

beforeAll(async () => {
  server = await hurtableRedis();
  await server.start();
});

afterAll(() => server.remove());

beforeEach(async () => {
  redis = await connectRedis([server.url], () => undefined);
  await redis.command("", "FLUSHALL");
  [leftOut, troubles, opened] = [[], [], []];
});

afterEach(async () => {
  await Promise.all(opened.map(({ guidance }) => guidance.stop()));
  await Promise.all(opened.map(({ connection }) => connection.close()));
  await redis.close();
});

/** Another process of the house: its own connection, its own memory. */
async function aProcess(files = shipped): Promise<LiveGuidance> {
  const connection = await connectRedis([server.url], () => undefined);
  const guidance = followGuidance({
    ...{ shipped: files, log: createGuidanceLog(connection), now: Date.now },
    onLeftOut: (what) => leftOut.push(what),
    onTrouble: (error) => troubles.push(error),
  });
  opened.push({ guidance, connection });
  await guidance.asked;
  return guidance;
}

const nameIn = ({ catalogue }: LiveGuidance, item = CARD_M8) => fieldsOf(item, catalogue)?.["name"];
const originalOf = (item: GuidanceItem, field: string): FieldValue => fieldsOf(item, shipped)?.[field] ?? null;

function renames({ updates }: LiveGuidance, act: string, to: string, from: FieldValue = originalOf(CARD_M8, "name")) {
  return updates.publish({ item: CARD_M8, wanted: [{ field: "name", old: from, new: said(to) }], act });
}

describe("what an admin publishes", () => {
  it("stands at once where it was published, and in another process within five seconds", async () => {
    const [here, there] = [await aProcess(), await aProcess()];

    const published = await renames(here, "1", "baru");

    expect(published).toMatchObject({ kind: "published", update: { number: 1 } });
    expect(nameIn(here)).toEqual(said("baru"));
    await expect.poll(() => nameIn(there), WITHIN).toEqual(said("baru"));
    expect(there.updates.latest()).toEqual(here.updates.latest());
  });

  it("is there before a process that starts later is ready", async () => {
    await renames(await aProcess(), "1", "baru");

    expect(nameIn(await aProcess())).toEqual(said("baru"));
  });

  it("is one version however often the same act comes", async () => {
    const [here, there] = [await aProcess(), await aProcess()];

    const first = await renames(here, "1", "baru");
    const again = await renames(there, "1", "baru");

    expect(again).toEqual(first);
    expect(there.updates.all()).toHaveLength(1);
  });

  it("counts once when two admins are at it together, and the second is told", async () => {
    const [here, there] = [await aProcess(), await aProcess()];

    const both = await Promise.all([renames(here, "1", "satu"), renames(there, "2", "dua")]);

    expect(both.map(({ kind }) => kind).toSorted()).toEqual(["published", "taken"]);
    expect((await aProcess()).updates.all()).toHaveLength(1);
  });

  it("keeps both when two admins change different things together", async () => {
    const [here, there] = [await aProcess(), await aProcess()];
    const note = { field: "note", old: originalOf(POLICE, "note"), new: said("Gratis.") };

    await Promise.all([
      renames(here, "1", "satu"),
      there.updates.publish({ item: POLICE, wanted: [note], why: said("Sudah dicek."), act: "2" }),
    ]);

    await expect.poll(() => here.updates.all().length, WITHIN).toBe(2);
    expect(here.updates.all().map(({ number }) => number)).toEqual([2, 1]);
    expect(fieldsOf(POLICE, here.catalogue)?.["note"]).toEqual(said("Gratis."));
  });

  it("passes the checks of the files, or nothing is written", async () => {
    const here = await aProcess();

    const refused = await renames(here, "1", "x".repeat(61));

    expect(refused).toMatchObject({ kind: "wrong", problems: [{ field: "name", kind: "too long", most: 60 }, {}] });
    expect(await redis.command("", "EXISTS", keys.guidanceUpdates)).toBe(0);
  });

  it("can be taken back, as a version of its own, and only as it was agreed to", async () => {
    const here = await aProcess();
    await renames(here, "1", "satu");
    const asOf = here.updates.planRollBack(1)?.asOf ?? 0;
    await renames(here, "2", "dua", said("satu"));

    const tooLate = await here.updates.rollBack({ number: 1, asOf, act: "3" });
    const back = await here.updates.rollBack({ number: 1, asOf: 2, act: "4" });
    const again = await here.updates.rollBack({ number: 1, asOf: 2, act: "4" });
    const nothingLeft = await here.updates.rollBack({ number: 1, asOf: 3, act: "5" });

    expect([tooLate.kind, nothingLeft.kind]).toEqual(["taken", "same"]);
    expect(back).toMatchObject({ kind: "rolled back", update: { number: 3, what: { kind: "roll-back", of: 1 } } });
    expect(again).toEqual(back);
    expect(nameIn(here)).toEqual(originalOf(CARD_M8, "name"));
  });

  it("follows more versions than fit in one answer", async () => {
    const [here, there] = [await aProcess(), await aProcess()];

    for (let number = 1; number <= 230; number += 1) {
      await renames(here, String(number), `nama ${number}`, number === 1 ? undefined : said(`nama ${number - 1}`));
    }

    await expect.poll(() => there.updates.all().length, WITHIN).toBe(230);
    expect(nameIn(there)).toEqual(said("nama 230"));
  });
});

describe("a process that starts", () => {
  it("leaves out what a newer release cannot show, tells of it, and shows the rest", async () => {
    const here = await aProcess();
    await here.updates.publish({
      item: POLICE,
      wanted: [{ field: "note", old: originalOf(POLICE, "note"), new: said("Gratis.") }],
      act: "1",
    });
    await renames(here, "2", "baru");
    await redis.command("", "XADD", keys.guidanceUpdates, "3-0", "act", "3", "update", "{}");
    await redis.command("", "XADD", keys.guidanceUpdates, "4-0", "act", "4", "update", "no json");

    const newer = await aProcess({ ...shipped, contacts: shipped.contacts.filter(({ id }) => id !== "polisi") });

    expect(nameIn(newer)).toEqual(said("baru"));
    expect(leftOut).toEqual(expect.arrayContaining(["contact:polisi", "version 3", "version 4"]));
    expect(await renames(newer, "5", "lagi", said("baru"))).toMatchObject({ update: { number: 5 } });
  });

  it("forgets what a store that was emptied does not hold any more", async () => {
    const here = await aProcess();
    await renames(here, "1", "baru");

    await redis.command("", "FLUSHALL");

    await expect.poll(() => nameIn(here), WITHIN).toEqual(originalOf(CARD_M8, "name"));
    expect(here.updates.latest()).toBeUndefined();
  });

  it("shows the files while the store is away, goes on showing what it knew, and catches up", {
    timeout: 60_000,
  }, async () => {
    const early = await aProcess();
    await renames(early, "1", "baru");
    await server.stop("SIGKILL");

    const late = await aProcess();
    const whileAway = [nameIn(early), nameIn(late)];
    await expect.poll(() => troubles.length, { timeout: 10_000 }).toBe(2);
    await server.start();

    expect(whileAway).toEqual([said("baru"), originalOf(CARD_M8, "name")]);
    await expect.poll(() => nameIn(late), { timeout: 20_000 }).toEqual(nameIn(early));
  });
});
