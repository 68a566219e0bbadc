import { connectRedis } from "../../src/redis/connection.ts";
import { createMembers } from "../../src/redis/members.ts";
import { joins, type TestHouse } from "./house.ts";
import { type Person, person } from "./person.ts";
import type { Stored } from "./stored.ts";

/** Who meets in /anggota: people with names of their own, and admins whom another admin made. */
export function adminPeople(house: TestHouse, stored: Stored) {
  async function member(firstName: string): Promise<Person> {
    const someone = await person(house.playground, { firstName, languageCode: "id" });
    await joins(someone);
    await stored.settled(someone);
    return someone;
  }

  return {
    member,

    /** Appointed past the bot. */
    async appointed(firstName: string): Promise<Person> {
      const someone = await member(firstName);
      const redis = await connectRedis([house.redisUrl], () => undefined);
      await createMembers(redis, () => new Date()).promote(someone.id, `test-${someone.id}`);
      await redis.close();
      return someone;
    },

    /** The screen of this member, by account number. */
    async opens(admin: Person, whom: Person): Promise<void> {
      await admin.types(`/anggota ${whom.id}`);
      await admin.sees(new RegExp(`Akun: ${whom.id}`));
    },
  };
}
