import { describe, expect, it } from "vitest";
import type { ReferralEvent } from "../../src/domain/referral.ts";
import type { Source } from "../../src/domain/source.ts";
import { useReminders } from "../support/use-reminders.ts";
import { aDraft, COMPLETE, COORDINATOR, MONDAY_MORNING, OWNER } from "../unit/data/a-referral.ts";
import { aSource } from "../unit/data/a-source.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const HELPED = [COMPLETE.acknowledge, COMPLETE.accept, COMPLETE.start, COMPLETE.receive];
const REFUSED = [COMPLETE.refuse];

const { house, clock, opens } = useReminders();
let acts = 0;

/** So many referrals to a source that went this way. */
async function sends(source: string, count: number, way: readonly ReferralEvent[]): Promise<void> {
  for (let sent = 0; sent < count; sent++) {
    const { code: _, ...draft } = aDraft({ source: { kind: "listed", id: source } });
    const { code } = await house.book.open(draft, {}, `open-${acts++}`);
    for (const event of [COMPLETE.consent, COMPLETE.send, ...way]) {
      clock.now += 60_000;
      await house.book.file({ code, event, actor: OWNER, act: `move-${acts++}` });
    }
  }
}

describe("the score of a source", () => {
  it("follows the referrals, and is shown after five outcomes", async () => {
    const { id } = await house.lists(aSource());
    house.start();

    await sends(id, 4, HELPED);
    await house.settled();
    const four = (await house.directory.find(id))?.quality;
    await sends(id, 1, REFUSED);
    await house.settled();

    expect(four).toEqual({ kind: "too few", outcomes: 4 });
    expect((await house.directory.find(id))?.quality).toMatchObject({ kind: "score", outcomes: 5 });
  });

  it("is worked out once a day even if the job of a move was lost", async () => {
    const { id } = await house.lists(aSource());
    await sends(id, 5, HELPED);
    await house.forgetJobs();
    house.start();
    await house.settled();

    expect((await house.directory.find(id))?.quality).toMatchObject({ kind: "score", outcomes: 5 });
  });

  it("of a source that was deleted meanwhile is nobody's business", async () => {
    house.start();
    await sends("gone", 5, REFUSED);
    await house.settled();

    expect(house.told).toEqual([]);
  });
});

describe("an entry that nobody has verified for 90 days", () => {
  const lists = (told: Partial<Source> = {}) => house.lists(aSource({ verified: { at: 0, by: 1 }, ...told }));

  /** As many days later the sweep of the day is done. */
  async function days(count: number): Promise<readonly string[]> {
    const before = house.told.length;
    clock.now += count * DAY;
    await house.stopWorkers();
    house.start();
    await house.settled();
    return house.told.slice(before).toSorted();
  }

  it("is brought to a volunteer of that place, once, and is fresh after a yes", async () => {
    const near = await house.joins(31, { place: "34.04.01" });
    await house.joins(32, { place: "34.05.01" });
    const { id } = await lists();

    expect(await days(0)).toEqual([`check ${near.id} ${id}`]);
    expect(await days(1)).toEqual([]);
    expect(await house.checks.answer(id, near.id, "right")).toBe(true);
    expect(await house.tasks.find(id)).toMatchObject({ person: near.id, isSent: true, answer: "right" });
  });

  it("is brought to one of the regency when the district has nobody, and at last to the coordinator", async () => {
    const beside = await house.joins(33, { place: "34.04.09" });
    await house.joins(COORDINATOR.id, { place: "34.05.01", looksAfter: "34.04" });
    const { id } = await lists();

    expect(await days(0)).toEqual([`check ${beside.id} ${id}`]);
    expect(await days(7)).toEqual([`check ${COORDINATOR.id} ${id}`]);
  });

  it("goes to the next one at once when there is no time, and to a third after a week of silence", async () => {
    for (const id of [41, 42, 43]) await house.joins(id);
    const { id } = await lists();
    expect(await days(0)).toEqual([`check 41 ${id}`]);

    await house.checks.answer(id, 41, "later");
    await house.settled();

    expect(house.told.at(-1)).toBe(`check 42 ${id}`);
    expect(await days(7)).toEqual([`check 43 ${id}`]);
  });

  it("cannot be answered by somebody who was not asked, nor by one whose task has gone on", async () => {
    for (const id of [41, 42]) await house.joins(id);
    const { id } = await lists();
    await days(0);

    expect(await house.checks.answer(id, 42, "right")).toBe(false);
    expect(await house.checks.answer("another", 41, "right")).toBe(false);
    await house.checks.answer(id, 41, "later");
    await house.settled();
    expect(await house.checks.answer(id, 41, "right")).toBe(false);
    expect(await house.checks.answer(id, 42, "right")).toBe(true);
  });

  it("is one of three at most that a person is asked about in a week; the others wait their turn", async () => {
    await house.joins(51);
    for (let number = 0; number < 5; number++) await lists({ id: `source-${number}` });

    expect(await days(0)).toHaveLength(3);
    expect(await days(1)).toEqual([]);
    expect(await days(6)).not.toEqual([]);
  });

  it("stands in one digest to the admins when nobody can be asked, once a week", async () => {
    for (let number = 0; number < 5; number++) await lists({ id: `source-${number}` });

    expect(await days(0)).toEqual(["unchecked 9 5"]);
    expect(await days(1)).toEqual([]);
    expect(await days(7)).toEqual(["unchecked 9 5"]);
  });

  it("is left alone once it is retired, and so is one that was verified lately", async () => {
    await house.joins(61);
    await lists({ status: "defunct" });
    await lists({ id: "fresh", verified: { at: MONDAY_MORNING - 89 * DAY, by: 1 } });

    expect(await days(0)).toEqual([]);
  });

  it("is asked about, and scores are worked out, though Telegram does not take one of the people asked", async () => {
    await opens({
      hinder(told) {
        if (told.startsWith("check 81 ")) throw new Error("Telegram does not take this one");
        return undefined;
      },
    });
    await house.joins(81, { place: "34.04.01" });
    await house.joins(82, { place: "35.01.01" });
    await lists({ id: "oldest", place: "34.04.01" });
    const { id } = await lists({ id: "next", place: "35.01.01", verified: { at: 1, by: 1 } });
    await sends(id, 5, HELPED);
    await house.forgetJobs();

    expect(await days(0)).toEqual([`check 82 ${id}`]);
    expect((await house.directory.find(id))?.quality).toMatchObject({ kind: "score", outcomes: 5 });
  });

  it("is asked about again when a crash came between the decision and the question", async () => {
    const { id: person } = await house.joins(71);
    const { id } = await lists();
    await house.tasks.assign({ source: id, person, askedAt: clock.now, asked: [person] });

    expect(await days(0)).toEqual([`check ${person} ${id}`]);
    expect(await days(1)).toEqual([]);
  });

  it("goes to somebody else when Telegram says that the first has left", async () => {
    await opens({ hinder: (told) => (told.startsWith("check 41") ? false : undefined) });
    for (const id of [41, 42]) await house.joins(id);
    const { id } = await lists();

    expect(await days(0)).toEqual([`check 42 ${id}`]);
  });

  it("is asked about by day only", async () => {
    await house.joins(81);
    const { id } = await lists();
    clock.now = MONDAY_MORNING - 2 * HOUR;

    expect(await days(0)).toEqual([]);
    clock.now = MONDAY_MORNING;
    expect(await days(0)).toEqual([`check 81 ${id}`]);
  });

  it("keeps nothing of a person who is erased", async () => {
    for (const id of [8801, 8802]) await house.joins(id);
    const { id } = await lists();
    await days(0);
    await house.checks.answer(id, 8801, "later");
    await house.settled();

    await house.checks.forget(8801);
    await house.checks.forget(8802);

    expect(await house.tasks.find(id)).toMatchObject({ person: 0, asked: [] });
    const left = (await house.redis.command("", "KEYS", "{checks}:person:*")) as readonly Buffer[];
    expect(left).toEqual([]);
  });
});
