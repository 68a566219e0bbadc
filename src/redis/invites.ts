import { randomBytes } from "node:crypto";
import type { Invites } from "../domain/invite.ts";
import { defineScript, type RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";

const CAME_SECONDS = 24 * 3600;

/**
 * KEYS invite came; ARGV member now; ms. One guest counts once: who came is kept for a day, as long as an update can come
 * again. Each has a day of their own, however many come after.
 */
const redeemScript = defineScript(`
local left = redis.call("HGET", KEYS[1], "usesLeft")
if not left then return "unknown" end
redis.call("ZREMRANGEBYSCORE", KEYS[2], "-inf", ARGV[2] - ${CAME_SECONDS}000)
if redis.call("ZSCORE", KEYS[2], ARGV[1]) then return "welcome" end
if tonumber(left) <= 0 then return "used up" end
redis.call("HINCRBY", KEYS[1], "usesLeft", -1)
redis.call("ZADD", KEYS[2], ARGV[2], ARGV[1])
redis.call("EXPIRE", KEYS[2], ${CAME_SECONDS})
return "welcome"
`);

/** KEYS invite; ARGV uses seconds. In one step: an invite never outlives its promise. Made twice, it stays as it is. */
const createScript = defineScript(`
if redis.call("EXISTS", KEYS[1]) == 1 then return 0 end
redis.call("HSET", KEYS[1], "usesLeft", ARGV[1])
return redis.call("EXPIRE", KEYS[1], ARGV[2])
`);

/** KEYS made; ARGV code seconds. An update that comes again makes the invite of the first time. */
const claimScript = defineScript(`
redis.call("SET", KEYS[1], ARGV[1], "NX", "EX", ARGV[2])
return redis.call("GET", KEYS[1])
`);

const REMEMBERED_SECONDS = 2 * 24 * 3600;

export function createInvites(redis: RedisConnection, now: () => Date): Invites {
  const list = keys.openInvites;

  async function usesLeft(code: string): Promise<number> {
    return Number(await redis.command(keys.invite(code), "HGET", keys.invite(code), "usesLeft"));
  }

  return {
    async create({ uses, days, act }) {
      // 96 random bits: a link cannot be guessed.
      const fresh = randomBytes(12).toString("base64url");
      const code = String(await redis.run(claimScript, [keys.inviteMade(act)], [fresh, String(REMEMBERED_SECONDS)]));
      await redis.run(createScript, [keys.invite(code)], [String(uses), String(days * 24 * 3600)]);
      const expiresAt = now().getTime() + days * 24 * 3600 * 1000;
      await redis.command(list, "ZADD", list, "NX", String(expiresAt), code);
      return { code, usesLeft: uses, expiresAt: new Date(expiresAt).toISOString() };
    },

    async redeem(code, memberId) {
      if (!/^[\w-]{16}$/.test(code)) return "unknown";
      const touched = [keys.invite(code), keys.inviteCame(code)] as const;
      const answer = await redis.run(redeemScript, touched, [String(memberId), String(now().getTime())]);
      return String(answer) as "welcome" | "used up" | "unknown";
    },

    async open() {
      await redis.command(list, "ZREMRANGEBYSCORE", list, "-inf", String(now().getTime()));
      const found = (await redis.command(list, "ZRANGE", list, "0", "-1", "WITHSCORES")) as [Buffer, number][];
      const invites = await Promise.all(
        found.map(async ([code, at]) => ({
          code: String(code),
          usesLeft: await usesLeft(String(code)),
          expiresAt: new Date(Number(at)).toISOString(),
        })),
      );
      return invites.filter((invite) => invite.usesLeft > 0);
    },

    async end(code) {
      const ended = await redis.command(keys.invite(code), "DEL", keys.invite(code));
      await redis.command(list, "ZREM", list, code);
      return ended === 1;
    },
  };
}
