import type { SenderLease } from "../domain/ledger.ts";
import { defineScript, type RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";

/** Long enough for a renewal that comes late, short enough that after a crash another process soon goes on. */
const LEASE_MILLISECONDS = 5000;

/** KEYS sender; ARGV run milliseconds. */
const holdScript = defineScript(`
local held = redis.call("GET", KEYS[1])
if held and held ~= ARGV[1] then return 0 end
redis.call("SET", KEYS[1], ARGV[1], "PX", ARGV[2])
return 1
`);

/** KEYS sender; ARGV run. */
const releaseScript = defineScript(`
if redis.call("GET", KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call("DEL", KEYS[1])
`);

export function createSenderLease(redis: RedisConnection): SenderLease {
  return {
    async hold(run) {
      // It counts from when it was asked for: how long the answer was on its way nobody knows.
      const askedAt = performance.now();
      const isHeld = (await redis.run(holdScript, [keys.sender], [run, String(LEASE_MILLISECONDS)])) === 1;
      return isHeld ? Math.max(0, LEASE_MILLISECONDS - (performance.now() - askedAt)) : undefined;
    },

    async release(run) {
      await redis.run(releaseScript, [keys.sender], [run]);
    },
  };
}
