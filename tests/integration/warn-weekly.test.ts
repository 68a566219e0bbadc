import { beforeEach, describe, expect, it } from "vitest";
import type { Colour } from "../../src/domain/check-in.ts";
import { weekOf } from "../../src/domain/week.ts";
import { warnWeekly } from "../../src/reminders/warn-weekly.ts";
import { useReminders } from "../support/use-reminders.ts";
import { aCaseDraft } from "../unit/data/a-case.ts";
import { COORDINATOR, MONDAY_MORNING } from "../unit/data/a-referral.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const SLEMAN = "34.04";
const OTHER = 88;

const { house, clock, opens, toldAt } = useReminders();

/** The process is started anew at this moment, and looks at what is due. What is told of the cases one by one is another story. */
async function startsAt(moment: number): Promise<readonly string[]> {
  await house.stopWorkers();
  clock.now = moment;
  const before = house.told.length;
  house.start();
  await toldAt(moment);
  // The jobs that the first ones have added.
  await toldAt(moment);
  return warningsIn(house.told.slice(before));
}

function warningsIn(told: readonly string[]): readonly string[] {
  return told.filter((line) => /^warning |^group .* warning$/.test(line)).toSorted();
}

describe("the early warning of the week", () => {
  let acts = 0;
  beforeEach(async () => {
    await house.joins(COORDINATOR.id, { looksAfter: SLEMAN });
    await house.joins(OTHER, { looksAfter: "51.71" });
    await house.joins(9);
    await house.joins(41);
  });

  async function opensCase(place = "34.04.07"): Promise<string> {
    const { code: _, ...draft } = aCaseDraft({ place, openedAt: clock.now });
    const opening = await house.cases.open(draft, `case ${acts++}`);
    if (opening.kind !== "opened") throw new Error(opening.kind);
    return opening.case.code;
  }
  async function checksIn(code: string, colour: Colour, at: number, safety = 6): Promise<void> {
    clock.now = at;
    const actor = { id: 41, role: "volunteer" } as const;
    const event = { kind: "check-in", colour, safety, gates: [] } as const;
    expect((await house.cases.file({ code, event, actor, act: `check-in ${acts++}` })).kind).toBe("moved");
  }

  it("comes on Monday morning to whom it concerns, once a week, whatever is started anew, and not in a quiet one", async () => {
    const codes = [await opensCase(), await opensCase(), await opensCase()];
    for (const code of codes) await checksIn(code, "green", MONDAY_MORNING - 3 * DAY);

    expect(await startsAt(MONDAY_MORNING)).toEqual([]);

    for (const code of codes.slice(1)) await checksIn(code, "yellow", MONDAY_MORNING + 2 * DAY);
    expect(await startsAt(MONDAY_MORNING + 4 * DAY)).toEqual([]);
    expect(await startsAt(MONDAY_MORNING + WEEK - 4 * HOUR)).toEqual([]);
    const second = MONDAY_MORNING + WEEK - 2 * HOUR;
    expect(await startsAt(second)).toEqual([
      "warning 8 34.04 / 34.04.07 yellow grows",
      "warning 9 ID / 34.04 yellow grows",
    ]);
    for (const later of [HOUR, 6 * HOUR, DAY, 2 * DAY]) expect(await startsAt(second + later)).toEqual([]);

    await checksIn(codes[0] ?? "", "red", second + 3 * DAY);
    expect(await startsAt(second + WEEK)).toEqual([
      "warning 8 34.04 / 34.04.07 red stands",
      "warning 9 ID / 34.04 red stands",
    ]);

    // Nobody is asked any more, and silence is no news that is sent.
    expect(await startsAt(second + 2 * WEEK)).toEqual([]);
  });

  it("tells of the same rumour only when several volunteers have heard it, and one of them this week", async () => {
    const tell = (owner: number, at: number) =>
      house.rumours.tell(
        { owner, place: "34.04.07", topic: "attack", heardAt: "chat group", witness: "heard", at },
        `rumour ${acts++}`,
      );
    await tell(41, MONDAY_MORNING - 10 * DAY);
    await tell(41, MONDAY_MORNING - DAY);
    expect(await startsAt(MONDAY_MORNING)).toEqual([]);

    await tell(42, MONDAY_MORNING + DAY);
    const second = MONDAY_MORNING + WEEK;
    expect(await startsAt(second)).toEqual(["warning 8 34.04 / 34.04 attack 2", "warning 9 ID / 34.04 attack 2"]);
    expect(await startsAt(second + WEEK)).toEqual([]);
  });

  it("is made up for when nobody worked on Monday, and is not told a week late", async () => {
    const code = await opensCase();
    await checksIn(code, "red", MONDAY_MORNING - DAY);

    expect(await startsAt(MONDAY_MORNING + 2 * DAY)).toHaveLength(2);
    await checksIn(code, "red", MONDAY_MORNING + 3 * DAY);
    expect(await startsAt(MONDAY_MORNING + WEEK + 3 * DAY)).toEqual([]);
  });

  it("of which the week is over when it is taken up is not told any more", async () => {
    const code = await opensCase();
    await checksIn(code, "red", MONDAY_MORNING + WEEK - DAY);
    const week = weekOf(MONDAY_MORNING);

    expect(await warnWeekly(COORDINATOR.id, week, house.house)).toBeUndefined();
    expect(warningsIn(house.told)).toHaveLength(1);
    clock.now = MONDAY_MORNING + WEEK;
    expect(await warnWeekly(COORDINATOR.id, week, house.house)).toBeUndefined();

    expect(warningsIn(house.told)).toHaveLength(1);
  });

  it("goes to who looks after the place by then, and to nobody who was suspended", async () => {
    const code = await opensCase("51.71.01");
    await checksIn(code, "red", MONDAY_MORNING - DAY);
    await house.members.suspend(OTHER, { act: "suspended", isAdminLeft: true });
    await house.members.appoint(COORDINATOR.id, "51", "moved");

    expect(await startsAt(MONDAY_MORNING)).toEqual([
      "warning 8 51 / 51.71 red stands",
      "warning 9 ID / 51.71 red stands",
    ]);
  });

  it("lets people sleep where the day begins later", async () => {
    await opens({ offset: 540 });
    await house.joins(COORDINATOR.id, { looksAfter: SLEMAN });
    const code = await opensCase();
    await checksIn(code, "red", MONDAY_MORNING - DAY);
    const sevenInJayapura = MONDAY_MORNING - 5 * HOUR;

    expect(await startsAt(sevenInJayapura)).toEqual([]);

    expect(await toldAt(sevenInJayapura + HOUR)).toContain("warning 8 34.04 / 34.04.07 red stands");
  });

  it("is told of in the group of the place, once for all its coordinators", async () => {
    await house.joins(89, { looksAfter: SLEMAN });
    await house.house.groups.link({ chat: -4001, place: SLEMAN, by: COORDINATOR.id, since: clock.now }, "link");
    // A first red one is told of by itself, and the week would wait behind it for a minute.
    for (const code of [await opensCase(), await opensCase()]) await checksIn(code, "yellow", MONDAY_MORNING - DAY);

    expect(await startsAt(MONDAY_MORNING)).toEqual([
      "group -4001 warning",
      "warning 8 34.04 / 34.04.07 yellow grows",
      "warning 89 34.04 / 34.04.07 yellow grows",
      "warning 9 ID / 34.04 yellow grows",
    ]);
  });
});
