import { defineScript, defineVitalScript } from "./connection.ts";

/*
 * Most of these run in a full Redis too: whoever only looks something up must get an answer then, and for that an update has
 * to begin and to end. What they add is small, bounded for each chat, and expires.
 */

/**
 * KEYS lease done journal talk member in-hand; ARGV token lease-ms update journal-seconds in-hand-ms wait-ms.
 * Telegram delivers presses beside messages: after a crash a press may come before the message that was in hand, and would
 * be answered from a talk that is not so far yet. The token comes back first: it shows that this is the answer to this question. So the earlier one has so many ms to come again. The try is counted before
 * the work starts: an update that kills the process is found out too. It stands there by its token, so that it can be taken
 * back, and only once.
 */
export const beginScript = defineVitalScript(`
if redis.call("ZSCORE", KEYS[2], ARGV[3]) then return {ARGV[1], "done"} end
if redis.call("EXISTS", KEYS[1]) == 1 then return {ARGV[1], "busy"} end
local earlier = tonumber(redis.call("GET", KEYS[6]) or ARGV[3])
if earlier < tonumber(ARGV[3]) then
  if redis.call("PTTL", KEYS[6]) > tonumber(ARGV[6]) then redis.call("PEXPIRE", KEYS[6], ARGV[6]) end
  return {ARGV[1], "behind"}
end
redis.call("SET", KEYS[1], ARGV[1], "PX", ARGV[2])
redis.call("SET", KEYS[6], ARGV[3], "PX", ARGV[5])
local tries = redis.call("HINCRBY", KEYS[3], "tries", 1)
redis.call("HSET", KEYS[3], "try:" .. ARGV[1], "")
redis.call("EXPIRE", KEYS[3], ARGV[4])
local journal = {}
-- More than this try itself: also what a try has sent that was forgiven.
if redis.call("HLEN", KEYS[3]) > 2 then
  for i, value in ipairs(redis.call("HGETALL", KEYS[3])) do journal[i] = value end
end
return {ARGV[1], "begun", tries - 1, redis.call("GET", KEYS[4]), redis.call("HGETALL", KEYS[5]), journal}
`);

/** KEYS lease; ARGV token lease-ms. */
export const renewScript = defineScript(`
if redis.call("GET", KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call("PEXPIRE", KEYS[1], ARGV[2])
`);

/**
 * KEYS lease journal done; ARGV token update journal-seconds, then field and result of each send. Also when the lease has run out
 * and nobody took it: a store that was away for longer than a lease must not forget what was sent.
 */
export const rememberScript = defineVitalScript(`
local holder = redis.call("GET", KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
if redis.call("ZSCORE", KEYS[3], ARGV[2]) then return 0 end
redis.call("HSET", KEYS[2], unpack(ARGV, 4))
redis.call("EXPIRE", KEYS[2], ARGV[3])
return 1
`);

/**
 * KEYS lease done journal talk member talk-since in-hand; ARGV token update done-seconds done-kept talk-seconds, how and talk, how
 * and status as it was read and member fields. A status that an admin changed meanwhile stays, and who was suspended talks
 * no more.
 */
export const commitScript = defineVitalScript(`
if redis.call("GET", KEYS[1]) ~= ARGV[1] then return 0 end
local status = redis.call("HGET", KEYS[5], "status") or ""
if ARGV[6] == "put" and status ~= "suspended" then
  if redis.call("EXISTS", KEYS[4]) == 0 then redis.call("DEL", KEYS[6]) end
  local time = redis.call("TIME")
  redis.call("SET", KEYS[4], ARGV[7], "EX", ARGV[5])
  redis.call("SET", KEYS[6], string.format("%d%03d", time[1], math.floor(time[2] / 1000)), "NX")
  redis.call("EXPIRE", KEYS[6], ARGV[5])
end
if ARGV[6] == "remove" then redis.call("DEL", KEYS[4], KEYS[6]) end
if ARGV[8] == "put" then
  for at = 10, #ARGV, 2 do
    if ARGV[at] ~= "status" or status == ARGV[9] then redis.call("HSET", KEYS[5], ARGV[at], ARGV[at + 1]) end
  end
end
if ARGV[8] == "remove" then redis.call("DEL", KEYS[5]) end
redis.call("ZADD", KEYS[2], ARGV[2], ARGV[2])
redis.call("ZREMRANGEBYRANK", KEYS[2], 0, -1 - ARGV[4])
redis.call("EXPIRE", KEYS[2], ARGV[3])
redis.call("DEL", KEYS[3], KEYS[1], KEYS[7])
return 1
`);

/**
 * KEYS lease journal; ARGV token forgiven. A try is forgiven also when its lease has run out meanwhile: the store may have been
 * away for longer than that.
 */
export const releaseScript = defineVitalScript(`
if ARGV[2] == "1" and redis.call("HDEL", KEYS[2], "try:" .. ARGV[1]) == 1 then
  redis.call("HINCRBY", KEYS[2], "tries", -1)
end
if redis.call("GET", KEYS[1]) ~= ARGV[1] then return 0 end
redis.call("DEL", KEYS[1])
return 1
`);
