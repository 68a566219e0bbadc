import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { RUMOUR_KEPT, type RumourTold, SAME_RUMOUR } from "../../src/domain/rumour.ts";
import { gatherSightings } from "../../src/domain/sightings.ts";
import { keys } from "../../src/redis/keys.ts";
import { type TestCases, testCases } from "../support/case-book.ts";
import { anAct } from "../support/referral-book.ts";
import { freshChat } from "../support/scripted-intake.ts";

const DAY = 86_400_000;
let test: TestCases;
let area: string;
let areas = 10;

beforeAll(async () => {
  test = await testCases();
});
beforeEach(() => {
  // A regency of its own, so that no other test is counted in.
  area = `98.${areas++}`;
});

const told = (more: Partial<RumourTold> = {}): RumourTold => ({
  ...{ owner: freshChat(), place: `${area}.01`, topic: "attack", heardAt: "chat group", witness: "heard" },
  ...{ at: test.now, ...more },
});

describe("a rumour", () => {
  it("is counted by place and topic, each volunteer once, with what came of checking", async () => {
    const [one, two] = [told(), told({ place: `${area}.02` })];
    const first = await test.rumours.tell(one, anAct());
    const again = await test.rumours.tell({ ...one, heardAt: "letter" }, anAct());
    await test.rumours.tell(two, anAct());
    await test.rumours.tell(told({ topic: "aid" }), anAct());
    await test.rumours.change(first.id, { result: "false" });

    const sightings = gatherSightings(await test.rumours.toldIn(area, test.now - SAME_RUMOUR));

    expect(again).toMatchObject({ id: first.id, heardAt: "letter" });
    expect(sightings).toEqual([
      { area, topic: "attack", people: 2, results: { false: 1 }, latest: test.now },
      { area, topic: "aid", people: 1, results: {}, latest: test.now },
    ]);
  });

  it("told by an act that comes again is told once", async () => {
    const act = anAct();
    const wish = told();

    const [one, two] = [await test.rumours.tell(wish, act), await test.rumours.tell(wish, act)];

    expect(two).toEqual(one);
    expect(await test.rumours.ofOwner(wish.owner)).toHaveLength(1);
  });

  it("of three weeks later is another one", async () => {
    const wish = told();
    const first = await test.rumours.tell(wish, anAct());
    test.now += 21 * DAY;

    const later = await test.rumours.tell({ ...wish, at: test.now }, anAct());

    expect(later.id).not.toBe(first.id);
    expect((await test.rumours.toldIn(area, test.now - SAME_RUMOUR)).map(({ id }) => id)).toEqual([later.id]);
  });

  it("keeps what is said sealed, for 90 days", async () => {
    const { id, owner } = await test.rumours.tell(told(), anAct());
    await test.rumours.change(id, { words: "katanya malam ini" });
    const raw = await test.redis.command(keys.rumour(id), "HGETALL", keys.rumour(id));

    expect(await test.rumours.words(id)).toBe("katanya malam ini");
    expect(JSON.stringify(Object.values(raw as object).map(String))).not.toContain("malam");
    for (const key of [keys.rumour(id), keys.personRumours(owner)]) {
      expect(Number(await test.redis.command(key, "PTTL", key))).toBeGreaterThan(RUMOUR_KEPT - DAY);
    }
  });

  it("of somebody who was erased is still counted, without words and without the person", async () => {
    const { id, owner } = await test.rumours.tell(told(), anAct());
    await test.rumours.change(id, { words: "katanya", result: "unclear" });

    await test.rumours.forget(owner);

    expect(await test.rumours.ofOwner(owner)).toEqual([]);
    expect(await test.rumours.words(id)).toBeUndefined();
    expect(await test.rumours.find(id)).toMatchObject({ owner: 0, hasWords: false, result: "unclear" });
    expect(gatherSightings(await test.rumours.toldIn(area, 0))[0]?.people).toBe(1);
  });
});
