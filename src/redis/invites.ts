import { randomBytes } from "node:crypto";
import type { Invites } from "../domain/invite.ts";
import { defineScript, type RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";

/** KEYS invite guests; ARGV member. One guest counts once: who came is kept for a day, as long as an update can come again. */
const redeemScript = defineScript(`
local left = redis.call("HGET", KEYS[1], "usesLeft")
if not left then return "unknown" end
if redis.call("SISMEMBER", KEYS[2], ARGV[1]) == 1 then return "welcome" end
if tonumber(left) <= 0 then return "used up" end
redis.call("HINCRBY", KEYS[1], "usesLeft", -1)
redis.call("SADD", KEYS[2], ARGV[1])
redis.call("EXPIRE", KEYS[2], 86400)
return "welcome"
`);

/** KEYS invite; ARGV uses seconds. In one step: an invite never outlives its promise. */
const createScript = defineScript(`
redis.call("HSET", KEYS[1], "usesLeft", ARGV[1])
return redis.call("EXPIRE", KEYS[1], ARGV[2])
`);

export function createInvites(redis: RedisConnection, now: () => Date): Invites {
  return {
    async create(uses, days) {
      // 96 random bits: a link cannot be guessed.
      const code = randomBytes(12).toString("base64url");
      const key = keys.invite(code);
      await redis.run(createScript, [key], [String(uses), String(days * 24 * 3600)]);
      return { code, usesLeft: uses, expiresAt: new Date(now().getTime() + days * 24 * 3600 * 1000).toISOString() };
    },

    async redeem(code, memberId) {
      if (!/^[\w-]{16}$/.test(code)) return "unknown";
      const answer = await redis.run(redeemScript, [keys.invite(code), keys.inviteGuests(code)], [String(memberId)]);
      return String(answer) as "welcome" | "used up" | "unknown";
    },
  };
}
