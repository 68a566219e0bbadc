import { describe, expect, it } from "vitest";
import type { ReferralEvent } from "../../src/domain/referral.ts";
import { useReminders } from "../support/use-reminders.ts";
import { aDraft, COMPLETE, MONDAY_MORNING, OWNER } from "../unit/data/a-referral.ts";
import { aSource } from "../unit/data/a-source.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const HELPED = [COMPLETE.acknowledge, COMPLETE.accept, COMPLETE.start, COMPLETE.receive];
const REFUSED = [COMPLETE.refuse];

const { house, clock } = useReminders();
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

describe("a source that falls", () => {
  it("calls every admin once in a week, however many more are refused", async () => {
    await house.joins(10, { isAdmin: true });
    const { id } = await house.lists(aSource());
    house.start();
    await sends(id, 9, HELPED);
    await sends(id, 7, REFUSED);
    await house.settled();

    expect(house.told.toSorted()).toEqual([`falling 10 ${id}`, `falling 9 ${id}`]);
    clock.now += 7 * DAY;
    await sends(id, 1, REFUSED);
    await house.settled();
    expect(house.told).toHaveLength(4);
  });

  it.each([
    ["", MONDAY_MORNING + 12 * HOUR],
    [", also when the bot stood still all day", MONDAY_MORNING + 36 * HOUR],
  ])("lets the admins sleep%s", async (_when, night) => {
    const { id } = await house.lists(aSource());
    house.start();
    clock.now = MONDAY_MORNING + 12 * HOUR;
    await sends(id, 9, HELPED);
    await sends(id, 5, REFUSED);
    await house.settled();
    await house.at(night);
    await house.settled();
    const atNight = [...house.told];
    await house.at(night + 8 * HOUR);
    await house.settled();

    expect(atNight).toEqual([]);
    expect(house.told).toEqual([`falling 9 ${id}`]);
  });
});

describe("an admin who was dismissed before the morning", () => {
  it("is not told of a fall that waited for it", async () => {
    await house.joins(10, { isAdmin: true });
    const { id } = await house.lists(aSource());
    house.start();
    clock.now = MONDAY_MORNING + 12 * HOUR;
    await sends(id, 9, HELPED);
    await sends(id, 5, REFUSED);
    await house.settled();
    await house.members.dismiss(10, { act: "1", isAdminLeft: true });

    await house.at(MONDAY_MORNING + 20 * HOUR);
    await house.settled();

    expect(house.told).toEqual([`falling 9 ${id}`]);
  });
});
