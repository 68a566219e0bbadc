import type { RunningTalk } from "../domain/hold-for-talk.ts";
import type { RecipientDesk } from "../domain/recipients.ts";
import { defineScript, type RedisConnection } from "./connection.ts";
import { TALK_SECONDS } from "./inbox.ts";
import { keys } from "./keys.ts";
import { MEMBER_FIELDS, readMember } from "./member-record.ts";

/** KEYS member talk since. How long the talk is kept and how old it is, in ms by the clock of Redis, or nothing. */
const lookScript = defineScript(`
local left = redis.call("PTTL", KEYS[2])
local since = tonumber(redis.call("GET", KEYS[3]) or "")
local now = redis.call("TIME")
local age = since and math.floor(now[1] * 1000 + now[2] / 1000 - since)
return {redis.call("HMGET", KEYS[1], ${MEMBER_FIELDS.map((field) => JSON.stringify(field)).join(", ")}), left, age or -1}
`);

/** Looks at somebody in one round trip, in the moment before a message goes out. */
export function createRecipientDesk(redis: RedisConnection, now: () => Date): RecipientDesk {
  return {
    async look(id) {
      const reply = await redis.run(lookScript, [keys.member(id), keys.talk(id), keys.talkSince(id)], []);
      const [values, left, age] = reply as readonly [readonly (Buffer | null)[], number, number];
      const fields = MEMBER_FIELDS.flatMap((field, index) => {
        const value = values[index] ?? null;
        return value === null ? [] : [[field, value.toString()] as const];
      });
      const talk = talkOf(Number(left), Number(age), now().getTime());
      return { member: readMember(new Map(fields)), ...(talk !== undefined && { talk }) };
    },
  };
}

/** Each answer lets the talk be kept for the whole time again, so what is left of it tells when the last one came. */
function talkOf(left: number, age: number, now: number): RunningTalk | undefined {
  if (left < 0) return undefined;
  const lastAnswerAt = now - (TALK_SECONDS * 1000 - left);
  return { since: age < 0 ? lastAnswerAt : Math.min(now - age, lastAnswerAt), lastAnswerAt };
}
