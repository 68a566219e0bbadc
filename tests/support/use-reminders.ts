import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import type { ReferralDraft, ReferralEvent } from "../../src/domain/referral.ts";
import { aDraft, COMPLETE, MONDAY_MORNING, OWNER } from "../unit/data/a-referral.ts";
import { laterOn } from "./house.ts";
import { type HurtableRedis, hurtableRedis } from "./redis-server.ts";
import { type RemindersHouse, remindersHouse, type Wishes } from "./reminders-house.ts";

/** A house of reminders for each test, on a Redis of its own, where it is Monday, ten in the morning. */
export function useReminders() {
  let redis: HurtableRedis | undefined;
  let house: RemindersHouse | undefined;
  const clock = { now: MONDAY_MORNING };
  const there = laterOn(() => house);
  let acts = 0;

  async function opens(wishes: Wishes = {}): Promise<void> {
    await house?.close();
    clock.now = MONDAY_MORNING;
    house = await remindersHouse(redis?.url ?? "", clock, wishes);
    await house.redis.command("", "FLUSHALL");
  }

  beforeAll(async () => {
    redis = await hurtableRedis();
    await redis.start();
  });
  afterAll(() => redis?.remove());
  beforeEach(() => opens());
  afterEach(async () => {
    await house?.close();
    house = undefined;
  });

  async function moves(code: string, event: ReferralEvent): Promise<void> {
    const id = (await there.book.find(code))?.owner ?? 0;
    const filing = await there.book.file({ code, event, actor: { ...OWNER, id }, act: `move-${acts++}` });
    expect(filing.kind).toBe("moved");
  }

  return {
    ...{ clock, house: there, redis: laterOn(() => redis), moves },
    /** Instead of the usual one, with wishes. */
    opens,
    /** Opened and not sent; the code. */
    async saves(told: Partial<ReferralDraft> = {}): Promise<string> {
      const { code: _, ...draft } = aDraft({ startedAt: clock.now, ...told });
      return (await there.book.open(draft, {}, `open-${acts++}`)).code;
    },
    /** Opened, agreed to and handed over; the code. */
    async sends(told: Partial<ReferralDraft> = {}): Promise<string> {
      const { code: _, ...draft } = aDraft({ startedAt: clock.now, ...told });
      const { code } = await there.book.open(draft, {}, `open-${acts++}`);
      await moves(code, COMPLETE.consent);
      await moves(code, COMPLETE.send);
      return code;
    },
    /** What was told when the clock showed this. */
    async toldAt(moment: number): Promise<readonly string[]> {
      const before = there.told.length;
      await there.at(moment);
      await there.settled();
      return there.told.slice(before).toSorted();
    },
  };
}
