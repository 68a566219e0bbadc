import { defineScript } from "./connection.ts";
import { FORGET_IN_LOG } from "./log-scripts.ts";

/** KEYS referral next; ARGV code, code that it may replace or empty. The code that stands there afterwards. */
export const claimNextScript = defineScript(`
local held = redis.call("GET", KEYS[2])
if held and held ~= ARGV[1] and held ~= ARGV[2] then return held end
if redis.call("EXISTS", KEYS[1]) == 0 then return ARGV[1] end
redis.call("SET", KEYS[2], ARGV[1])
local left = redis.call("PTTL", KEYS[1])
if left > 0 then redis.call("PEXPIRE", KEYS[2], left) end
return ARGV[1]
`);

/** KEYS referral void; ARGV milliseconds. 0 when the referral is there. */
export const voidScript = defineScript(`
if redis.call("EXISTS", KEYS[1]) == 1 then return 0 end
redis.call("SET", KEYS[2], "1", "PX", ARGV[1])
return 1
`);

/** KEYS referral reminders; ARGV number at. */
export const noteReminderScript = defineScript(`
if redis.call("EXISTS", KEYS[1]) == 0 then return 0 end
redis.call("HSETNX", KEYS[2], ARGV[1], ARGV[2])
local left = redis.call("PTTL", KEYS[1])
if left > 0 then redis.call("PEXPIRE", KEYS[2], left) end
return 1
`);

/** KEYS referral log; ARGV account. */
export const forgetScript = defineScript(`
if redis.call("HGET", KEYS[1], "owner") == ARGV[1] then
  redis.call("HSET", KEYS[1], "owner", "0")
  redis.call("HDEL", KEYS[1], "words")
end
${FORGET_IN_LOG}`);
