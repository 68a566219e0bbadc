import { connectRedis } from "../../src/redis/connection.ts";
import { createMembers } from "../../src/redis/members.ts";
import { MONDAY_MORNING } from "../unit/data/a-referral.ts";
import { clockShowing } from "./bot-clock.ts";
import { startBot } from "./bot-process.ts";
import { joins, useHouse } from "./house.ts";
import type { Person } from "./person.ts";
import { useReferrals } from "./referrals-in-house.ts";
import { useStore } from "./stored.ts";

/** Where the clock shows Monday, ten in the morning; it goes on from there, or is put forward by a new start. */
export function useMonday() {
  const house = useHouse({ environment: clockShowing(MONDAY_MORNING) });
  const referrals = useReferrals(house);
  const stored = useStore(house);

  const changeMember = async (id: number, change: { place: string } | { looksAfter: string }) => {
    const redis = await connectRedis([house.redisUrl], () => undefined);
    const members = createMembers(redis, () => new Date());
    const member = await members.find(id);
    if (member !== undefined) await members.save({ ...member, ...change });
    await redis.close();
  };

  return {
    ...{ house, referrals, stored },
    async volunteer(place?: string): Promise<Person> {
      const someone = await house.someone();
      await joins(someone);
      await stored.settled(someone);
      if (place !== undefined) await changeMember(someone.id, { place });
      return someone;
    },
    async coordinator(area: string): Promise<Person> {
      const someone = await house.someone();
      await joins(someone);
      await stored.settled(someone);
      await changeMember(someone.id, { looksAfter: area });
      return someone;
    },
    async startsAt(moment: number, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
      await house.bot.stop(signal);
      house.bot = await startBot({ ...house.environment, ...clockShowing(moment) });
    },
    stateOf: async (code: string) => (await referrals.book.find(code))?.state,
  };
}
