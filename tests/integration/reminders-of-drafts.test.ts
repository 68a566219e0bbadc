import { beforeEach, describe, expect, it } from "vitest";
import { useReminders } from "../support/use-reminders.ts";
import { COMPLETE, COORDINATOR, MONDAY_MORNING, OWNER } from "../unit/data/a-referral.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Of an urgent one that was begun on Monday at ten: Thursday at ten. */
const DEADLINE = MONDAY_MORNING + 3 * DAY;
const EMERGENCY = { category: "medicine", urgency: "emergency" } as const;

const { house, clock, opens, saves, moves, toldAt } = useReminders();

describe("a draft that nobody sends", () => {
  beforeEach(async () => {
    await house.joins(OWNER.id);
    await house.joins(COORDINATOR.id, { looksAfter: "34.04" });
    house.start();
  });

  it("is brought before its owner at the deadline and three days later, and before nobody else", async () => {
    const code = await saves();

    expect(await toldAt(DEADLINE - 60_000)).toEqual([]);
    expect(await toldAt(DEADLINE)).toEqual([`remind 7 ${code}`]);
    expect(await toldAt(DEADLINE + 3 * DAY - 60_000)).toEqual([]);
    expect(await toldAt(DEADLINE + 3 * DAY)).toEqual([`remind 7 ${code}`]);
    expect(await toldAt(DEADLINE + 60 * DAY)).toEqual([]);
    expect(await house.jobs()).toEqual([]);
  });

  it("lets its owner sleep, but not in an emergency", async () => {
    const evening = MONDAY_MORNING + 12 * HOUR;
    clock.now = evening;
    const [urgent, emergency] = [await saves(), await saves({ need: EMERGENCY })];

    expect(await toldAt(evening + DAY)).toEqual([`remind 7 ${emergency}`]);
    expect(await toldAt(evening + 3 * DAY)).toEqual([]);
    expect(await toldAt(evening + 3 * DAY + 8 * HOUR)).toEqual([`remind 7 ${urgent}`]);
  });

  it("is asked about also when the person has agreed in the meantime", async () => {
    const code = await saves();
    await moves(code, COMPLETE.consent);

    expect(await toldAt(DEADLINE)).toEqual([`remind 7 ${code}`]);
  });

  it("that is cancelled is left in peace", async () => {
    const code = await saves();
    await moves(code, COMPLETE.cancel);

    expect(await toldAt(DEADLINE)).toEqual([]);
    expect(await house.jobs()).toEqual([]);
  });

  it("that is sent after both gets all three reminders of its own", async () => {
    const code = await saves();
    await toldAt(DEADLINE);
    await toldAt(DEADLINE + 3 * DAY);
    const sentAt = DEADLINE + 4 * DAY;
    clock.now = sentAt;
    await moves(code, COMPLETE.consent);
    await moves(code, COMPLETE.send);

    expect(await toldAt(sentAt + 3 * DAY)).toEqual([`remind 7 ${code}`]);
    expect(await toldAt(sentAt + 6 * DAY)).toEqual([`remind 7 ${code}`]);
    expect(await toldAt(sentAt + 9 * DAY)).toEqual([`remind others 8 ${code}`]);
    expect(await house.book.reminders(code)).toHaveLength(5);
    expect(await house.jobs()).toEqual([]);
  });

  it("that is sent in an emergency between its two reminders is asked about a day later, not when the draft would have been", async () => {
    const code = await saves({ need: EMERGENCY });
    await toldAt(MONDAY_MORNING + DAY);
    clock.now = MONDAY_MORNING + DAY + HOUR;
    await moves(code, COMPLETE.consent);
    await moves(code, COMPLETE.send);

    const delay = (await house.delayOf(`remind.${code}`)) ?? Number.POSITIVE_INFINITY;
    expect(delay).toBeLessThanOrEqual(DAY);
    expect(await toldAt(MONDAY_MORNING + 2 * DAY + HOUR)).toEqual([`remind 7 ${code}`]);
    expect(await toldAt(MONDAY_MORNING + 4 * DAY)).toEqual([]);
  });

  it.each([
    ["the sweep that comes every few minutes", 10],
    ["the sweep of the day", 0],
  ])("whose job was lost gets it back from %s", async (_sweep, hoursLater) => {
    clock.now += hoursLater * HOUR;
    const code = await saves();
    await house.stopWorkers();
    await house.forgetJobs();
    if (hoursLater === 0) await house.redis.command("", "DEL", "{refs}:open");
    house.start();
    await house.settled();

    expect(await house.jobs()).toContain(`remind-draft.${code}`);
    expect(await toldAt(DEADLINE + hoursLater * HOUR)).toEqual([`remind 7 ${code}`]);
  });
});

describe("a draft whose owner cannot be told", () => {
  beforeEach(async () => {
    await house.joins(COORDINATOR.id, { looksAfter: "34.04" });
  });

  it.each<[string, () => Promise<unknown>]>([
    ["has been erased", () => house.book.forget(OWNER.id)],
    ["is suspended", () => house.joins(OWNER.id, { status: "suspended" })],
    ["has blocked the bot", () => house.joins(OWNER.id, { isReachable: false })],
    ["is no member", () => house.members.erase(OWNER.id)],
  ])("because the owner %s is brought before nobody", async (_why, happens) => {
    await house.joins(OWNER.id);
    house.start();
    const code = await saves();
    await happens();

    for (const days of [0, 3, 6, 30]) expect(await toldAt(DEADLINE + days * DAY)).toEqual([]);
    expect(await house.book.reminders(code)).toEqual([]);
  });

  it("because Telegram says so only now waits for the owner to come back", async () => {
    let isBlocked = true;
    await opens({ hinder: () => (isBlocked ? false : undefined) });
    await house.joins(OWNER.id);
    await house.joins(COORDINATOR.id, { looksAfter: "34.04" });
    house.start();
    const code = await saves();

    expect(await toldAt(DEADLINE)).toEqual([]);
    isBlocked = false;
    expect(await toldAt(DEADLINE + HOUR)).toEqual([`remind 7 ${code}`]);
  });
});
