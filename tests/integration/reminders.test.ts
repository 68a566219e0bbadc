import { beforeEach, describe, expect, it } from "vitest";
import { useReminders } from "../support/use-reminders.ts";
import { COMPLETE, COORDINATOR, MONDAY_MORNING, OWNER } from "../unit/data/a-referral.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Of an urgent one that was sent on Monday at ten: Thursday at ten. */
const DEADLINE = MONDAY_MORNING + 3 * DAY;

const { house, clock, opens, sends, moves, toldAt } = useReminders();

describe("a silent referral", () => {
  beforeEach(async () => {
    await house.joins(OWNER.id);
    await house.joins(COORDINATOR.id, { looksAfter: "34.04" });
    house.start();
  });

  it("reminds its owner at the deadline and three days later, then the coordinator, then nobody", async () => {
    const code = await sends();

    expect(await toldAt(DEADLINE - 60_000)).toEqual([]);
    expect(await toldAt(DEADLINE)).toEqual([`remind 7 ${code}`]);
    expect(await toldAt(DEADLINE + 3 * DAY - 60_000)).toEqual([]);
    expect(await toldAt(DEADLINE + 3 * DAY)).toEqual([`remind 7 ${code}`]);
    expect(await toldAt(DEADLINE + 6 * DAY)).toEqual([`remind others 8 ${code}`]);
    expect(await toldAt(DEADLINE + 60 * DAY)).toEqual([]);
    expect(await house.jobs()).not.toContain(`remind.${code}`);
  });

  it("lets people sleep from nine to six, but not in an emergency", async () => {
    const evening = MONDAY_MORNING + 12 * HOUR;
    clock.now = evening;
    const [urgent, emergency] = [await sends(), await sends({ need: { category: "medicine", urgency: "emergency" } })];

    expect(await toldAt(evening + DAY)).toEqual([`remind 7 ${emergency}`]);
    expect(await toldAt(evening + 3 * DAY)).toEqual([]);
    expect(await toldAt(evening + 3 * DAY + 8 * HOUR - 60_000)).toEqual([]);
    expect(await toldAt(evening + 3 * DAY + 8 * HOUR)).toEqual([`remind 7 ${urgent}`]);
  });

  it("asks again three days after somebody said that there is no news", async () => {
    const code = await sends();
    await toldAt(DEADLINE);
    clock.now = DEADLINE + DAY;
    await moves(code, { kind: "no_news" });

    expect(await toldAt(DEADLINE + 3 * DAY)).toEqual([]);
    expect(await toldAt(DEADLINE + 4 * DAY)).toEqual([`remind 7 ${code}`]);
  });

  it("that has ended is left in peace", async () => {
    const code = await sends();
    await moves(code, COMPLETE.refuse);

    expect(await toldAt(DEADLINE)).toEqual([]);
    expect(await house.jobs()).not.toContain(`remind.${code}`);
  });

  it.each([
    ["the sweep that comes every few minutes", 10],
    ["the sweep of the day", 0],
  ])("whose job was lost gets it back from %s", async (_sweep, hoursLater) => {
    clock.now += hoursLater * HOUR;
    const code = await sends();
    await house.stopWorkers();
    await house.forgetJobs();
    // The one of the day goes by the referrals themselves, whatever the list of open ones says.
    if (hoursLater === 0) await house.redis.command("", "DEL", "{refs}:open");
    house.start();
    await house.settled();

    expect(await house.jobs()).toContain(`remind.${code}`);
    expect(await toldAt(DEADLINE + hoursLater * HOUR)).toEqual([`remind 7 ${code}`]);
  });
});

describe("who hears of it when the owner cannot", () => {
  it.each<[string, () => Promise<unknown>]>([
    ["has been erased", async () => house.book.forget(OWNER.id)],
    ["is suspended", () => house.joins(OWNER.id, { status: "suspended" })],
    ["has blocked the bot", () => house.joins(OWNER.id, { isReachable: false })],
    ["is no member", () => house.members.erase(OWNER.id)],
  ])("because the owner %s: the coordinator, at once", async (_why, happens) => {
    await house.joins(OWNER.id);
    await house.joins(COORDINATOR.id, { looksAfter: "34.04" });
    house.start();
    const code = await sends();
    await happens();

    expect(await toldAt(DEADLINE)).toEqual([`remind others 8 ${code}`]);
  });

  it("because Telegram says so only now: the coordinator, at once", async () => {
    await opens({ hinder: (told) => (told.startsWith("remind 7") ? false : undefined) });
    await house.joins(OWNER.id);
    await house.joins(COORDINATOR.id, { looksAfter: "34.04" });
    house.start();
    const code = await sends();

    expect(await toldAt(DEADLINE)).toEqual([`remind others 8 ${code}`]);
  });

  it("is the coordinator of the smallest area, then of a wider one, then every admin", async () => {
    const silent: string[] = [];
    await opens({
      hinder: (told) => (silent.some((id) => told.includes(` ${id} `)) ? false : undefined),
    });
    await house.joins(10, { isAdmin: true });
    await house.joins(21, { looksAfter: "34.04" });
    await house.joins(22, { looksAfter: "34.04" });
    await house.joins(23, { looksAfter: "34" });
    house.start();
    const send = () => sends({ owner: 0 });

    const one = await send();
    expect(await toldAt(DEADLINE)).toEqual([`remind others 21 ${one}`, `remind others 22 ${one}`]);
    silent.push("21", "22");
    await moves(one, COMPLETE.refuse);
    clock.now = MONDAY_MORNING;
    const two = await send();
    expect(await toldAt(DEADLINE)).toEqual([`remind others 23 ${two}`]);
    silent.push("23");
    await moves(two, COMPLETE.refuse);
    clock.now = MONDAY_MORNING;
    const three = await send();
    expect(await toldAt(DEADLINE)).toEqual([`remind others 10 ${three}`, `remind others 9 ${three}`]);
  });

  it("is nobody as long as nobody can be reached, and the first who can", async () => {
    let isAnybodyThere = false;
    await opens({ hinder: () => (isAnybodyThere ? undefined : false) });
    house.start();
    const code = await sends();

    expect(await toldAt(DEADLINE)).toEqual([]);
    expect(await house.book.reminders(code)).toEqual([]);
    isAnybodyThere = true;
    expect(await toldAt(DEADLINE + HOUR)).toEqual([`remind others 9 ${code}`]);
  });

  it("is not the owner again, who is coordinator too", async () => {
    await house.joins(OWNER.id, { looksAfter: "34.04" });
    house.start();
    const code = await sends();
    await toldAt(DEADLINE);
    await toldAt(DEADLINE + 3 * DAY);

    expect(await toldAt(DEADLINE + 6 * DAY)).toEqual([`remind others 9 ${code}`]);
  });
});

describe("an admin who works alone", () => {
  it("is reminded of an own referral as its owner, the third time too", async () => {
    await opens({ adminIds: [OWNER.id] });
    await house.joins(OWNER.id);
    house.start();
    const code = await sends();
    await toldAt(DEADLINE);
    await toldAt(DEADLINE + 3 * DAY);

    expect(await toldAt(DEADLINE + 6 * DAY)).toEqual([`remind 7 ${code}`]);
  });

  it("leaves the third reminder to another admin, if there is one", async () => {
    await opens({ adminIds: [OWNER.id, 9] });
    await house.joins(OWNER.id);
    house.start();
    const code = await sends();
    await toldAt(DEADLINE);
    await toldAt(DEADLINE + 3 * DAY);

    expect(await toldAt(DEADLINE + 6 * DAY)).toEqual([`remind others 9 ${code}`]);
  });
});

describe("a person who is refused twice", () => {
  it("is brought before the coordinator, once", async () => {
    await house.joins(COORDINATOR.id, { looksAfter: "34.04" });
    house.start();
    const first = await sends();
    await moves(first, COMPLETE.refuse);
    const second = await sends({ continues: first });
    await moves(second, COMPLETE.refuse);
    await house.settled();

    expect(house.told).toEqual([`refused twice 8 ${second}`]);
  });
});
