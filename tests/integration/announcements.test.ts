import { beforeEach, describe, expect, it } from "vitest";
import type { Announcement, Saying } from "../../src/domain/announcement.ts";
import { speakIn } from "../../src/reminders/announce.ts";
import { useReminders } from "../support/use-reminders.ts";
import { COORDINATOR, MONDAY_MORNING, OWNER } from "../unit/data/a-referral.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const GROUP = -4001;
const SLEMAN = "34.04";
const HELP: Announcement = { kind: "help asked", case: "K7M2Q" };
const WORSE: Announcement = { kind: "case worse", case: "H3J4K" };

const { house, clock, opens, sends, toldAt } = useReminders();

describe("word in a group", () => {
  beforeEach(async () => {
    await house.joins(COORDINATOR.id, { looksAfter: SLEMAN });
    await house.house.groups.link({ chat: GROUP, place: SLEMAN, by: COORDINATOR.id, since: clock.now }, "link");
    house.start();
  });

  const announce = (what: Announcement, act = "1") => house.house.announcements.announce("34.04.01", what, act);

  it("is given at once, and once for an act, however often the act is repeated", async () => {
    await announce(HELP);
    await announce(HELP);
    expect(await toldAt(clock.now)).toEqual([`group ${GROUP} help asked K7M2Q`]);

    await announce(HELP);
    expect(await toldAt(clock.now + DAY)).toEqual([]);
  });

  it("gathers the codes of one minute in one message", async () => {
    await announce(HELP);
    await toldAt(clock.now);
    for (let count = 0; count < 12; count++) await announce({ kind: "case worse", case: `H3J${count}` }, `w${count}`);

    expect(await toldAt(MONDAY_MORNING + MINUTE / 2)).toEqual([]);
    const [first = ""] = await toldAt(MONDAY_MORNING + MINUTE);
    expect(first.split(" + ")).toHaveLength(10);
    const [second = ""] = await toldAt(MONDAY_MORNING + 2 * MINUTE);
    expect(second.split(" + ")).toHaveLength(2);
  });

  it("waits for the morning, unless help is asked for that cannot wait", async () => {
    clock.now = MONDAY_MORNING + 12 * HOUR;
    await announce(WORSE);
    expect(await toldAt(clock.now)).toEqual([]);

    await announce({ ...HELP, isUrgent: true });
    expect(await toldAt(clock.now)).toEqual([`group ${GROUP} help asked K7M2Q`]);
    expect(await toldAt(MONDAY_MORNING + 19 * HOUR)).toEqual([]);
    expect(await toldAt(MONDAY_MORNING + 20 * HOUR)).toEqual([`group ${GROUP} case worse H3J4K`]);
  });

  it("that cannot wait stands behind another one for seconds only", async () => {
    await announce(WORSE);
    await toldAt(clock.now);
    await announce({ ...HELP, isUrgent: true });

    expect(await toldAt(MONDAY_MORNING + 1000)).toEqual([]);
    expect(await toldAt(MONDAY_MORNING + 5000)).toEqual([`group ${GROUP} help asked K7M2Q`]);
  });

  it.each([
    ["looks after another place", () => house.members.appoint(COORDINATOR.id, "51", "moved")],
    ["is a volunteer again", () => house.members.appoint(COORDINATOR.id, undefined, "taken")],
    ["is suspended", () => house.members.suspend(COORDINATOR.id, { act: "suspended", isAdminLeft: true })],
    ["is erased", () => house.members.erase(COORDINATOR.id)],
  ])("is not given when who linked it %s meanwhile", async (_what, change) => {
    clock.now = MONDAY_MORNING + 12 * HOUR;
    await announce(WORSE);
    await toldAt(clock.now);

    await change();

    expect(await toldAt(MONDAY_MORNING + DAY)).toEqual([]);
    await announce(HELP);
    expect(await toldAt(clock.now)).toEqual([]);
    expect(await house.house.outbox.waiting()).toEqual([]);
  });

  it("goes to the smaller area's group alone, and to the wider one's when the right of the smaller one is gone", async () => {
    await house.joins(88, { looksAfter: "34.04.01" });
    await house.house.groups.link({ chat: -5, place: "34.04.01", by: 88, since: clock.now }, "link 2");

    await announce(HELP);
    expect(await toldAt(clock.now)).toEqual(["group -5 help asked K7M2Q"]);

    await house.members.appoint(88, undefined, "taken");
    await announce(HELP, "2");
    expect(await toldAt(clock.now)).toEqual([`group ${GROUP} help asked K7M2Q`]);
  });

  it("whose job was lost goes out with the next sweep", async () => {
    await house.stopWorkers();
    await announce(HELP);
    await house.forgetJobs();
    house.start();

    expect(await toldAt(clock.now + 5 * MINUTE)).toContain(`group ${GROUP} help asked K7M2Q`);
  });

  it("is given once when two processes work on it", async () => {
    await house.stopWorkers();
    for (const act of ["1", "2", "3"]) await announce(HELP, act);
    house.start();
    house.start();

    const told = await toldAt(clock.now);
    const words = told.flatMap((line) => line.replace(`group ${GROUP} `, "").split(" + "));
    expect(words.length).toBeLessThanOrEqual(3);
    await toldAt(clock.now + 2 * MINUTE);
    expect(house.told.join(" + ").match(/help asked/g)).toHaveLength(3);
  });

  it("is said twice at most, and never not at all, when the process dies around the sending", async () => {
    await house.stopWorkers();
    const { voice, outbox } = house.house;
    const dies = () => Promise.reject(new Error("killed"));
    await announce(HELP);

    const before = { ...house.house, voice: { say: dies } };
    await expect(speakIn(GROUP, before)).rejects.toThrow("killed");
    expect(await speakIn(GROUP, house.house)).toBe(MINUTE);
    clock.now += MINUTE;
    await expect(speakIn(GROUP, { ...house.house, outbox: { ...outbox, done: dies }, voice })).rejects.toThrow(
      "killed",
    );
    expect(house.told).toEqual([`group ${GROUP} help asked K7M2Q`]);
    clock.now += MINUTE;
    await speakIn(GROUP, house.house);
    clock.now += DAY;
    expect(await speakIn(GROUP, house.house)).toBeUndefined();

    expect(house.told).toEqual([`group ${GROUP} help asked K7M2Q`, `group ${GROUP} help asked K7M2Q`]);
  });

  it("of a referral that nobody answered comes once, with the coordinator's reminder", async () => {
    await house.joins(OWNER.id);
    const code = await sends();
    const deadline = MONDAY_MORNING + 3 * DAY;
    await toldAt(deadline);
    await toldAt(deadline + 3 * DAY);

    expect(await toldAt(deadline + 6 * DAY)).toEqual([
      `group ${GROUP} referral late ${code}`,
      `remind others ${COORDINATOR.id} ${code}`,
    ]);
    expect(await toldAt(deadline + 60 * DAY)).toEqual([]);
  });
});

describe("a group that Telegram does not take", () => {
  let answers: Record<number, Saying>;
  beforeEach(async () => {
    answers = {};
    await opens({ hinderGroup: (chat) => answers[chat] });
    await house.joins(COORDINATOR.id, { looksAfter: SLEMAN });
    await house.house.groups.link({ chat: GROUP, place: SLEMAN, by: COORDINATOR.id, since: clock.now }, "link");
    house.start();
  });

  const announce = (what: Announcement, act = "1") => house.house.announcements.announce(SLEMAN, what, act);

  it("because it has become a supergroup hears it there, and is linked there from now on", async () => {
    answers = { [GROUP]: { kind: "moved", to: -1001 } };

    await announce(HELP);

    expect(await toldAt(clock.now)).toEqual(["group -1001 help asked K7M2Q"]);
    expect(await house.house.groups.find(GROUP)).toBeUndefined();
    expect((await house.house.groups.find(-1001))?.place).toBe(SLEMAN);
  });

  it.each<[Saying, boolean]>([
    [{ kind: "gone" }, false],
    [{ kind: "silenced" }, true],
  ])("because of %j is left in peace, and its link stands: %s", async (saying, isLinked) => {
    answers = { [GROUP]: saying };

    await announce(HELP);

    expect(await toldAt(clock.now)).toEqual([]);
    answers = {};
    expect(await toldAt(clock.now + DAY)).toEqual([]);
    expect((await house.house.groups.find(GROUP)) !== undefined).toBe(isLinked);
    // Of a group that is gone nothing is left behind.
    expect(await house.redis.command("{groups}:turns", "HEXISTS", "{groups}:turns", String(GROUP))).toBe(
      isLinked ? 1 : 0,
    );
  });
});
