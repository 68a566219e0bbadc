import { CONSENT_VERSION, type Member } from "../../src/domain/member.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { createMembers } from "../../src/redis/members.ts";
import { FIRST_PERSON } from "./bulk-books.ts";

const AT_ONCE = 500;

/** People who have joined and agreed, in places all over the country, half of them reading English. */
export async function enrolMany(redisUrl: string, people: number): Promise<void> {
  const redis = await connectRedis([redisUrl], () => undefined);
  const members = createMembers(redis, () => new Date());
  // While nobody is there it takes no time; a bot that starts on all of them would first enter each into the roll.
  await members.enrol();
  for (let from = 0; from < people; from += AT_ONCE) {
    const page = Array.from({ length: Math.min(AT_ONCE, people - from) }, (_, at) => memberAt(from + at));
    await Promise.all(page.map((member) => members.save(member)));
  }
  await redis.close();
}

function memberAt(index: number): Member {
  return {
    id: FIRST_PERSON + index,
    language: index % 2 === 0 ? "id" : "en",
    status: "active",
    place: index % 3 === 0 ? "34.04.01" : "81.71.01",
    consent: { version: CONSENT_VERSION, at: "2026-01-01T00:00:00.000Z" },
    joinedAt: "2026-01-01T00:00:00.000Z",
    isReachable: true,
  };
}
