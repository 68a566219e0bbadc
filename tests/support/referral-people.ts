import { connectRedis } from "../../src/redis/connection.ts";
import { createMembers } from "../../src/redis/members.ts";
import { joins, type TestHouse } from "./house.ts";
import { type Person, person } from "./person.ts";
import type { Stored } from "./stored.ts";

/** Who has to do with referrals in a house, and what they do again and again. */
export interface ReferralPeople {
  volunteer(firstName: string): Promise<Person>;
  /** Appointed past the bot, as an admin would in /anggota. */
  coordinatorOf(area: string): Promise<Person>;
  opens(who: Person, code: string): Promise<void>;
  /** Presses a button that the bot never gave to this person. */
  forges(who: Person, data: string): Promise<void>;
}

export function referralPeople(house: TestHouse, stored: Stored): ReferralPeople {
  async function volunteer(firstName: string): Promise<Person> {
    const someone = await person(house.playground, { firstName, languageCode: "id" });
    await joins(someone);
    return someone;
  }

  return {
    volunteer,

    async coordinatorOf(area) {
      const someone = await volunteer("Koordinator");
      await stored.settled(someone);
      const redis = await connectRedis([house.redisUrl], () => undefined);
      await createMembers(redis, () => new Date()).appoint(someone.id, area, "test");
      await redis.close();
      return someone;
    },

    async opens(who, code) {
      await who.types(`/rujukan ${code}`);
      await who.sees(new RegExp(code));
    },

    async forges(who, data) {
      await who.types("/bantuan");
      await who.sees(/Yang bisa kamu ketik/);
      who.self.press(who.lastMessage().message_id, { text: "x", callback_data: data });
    },
  };
}
