import { defineScript } from "./connection.ts";

/** KEYS referral void; ARGV act. "same" when this act has opened it before, "taken" when no act can open it any more. */
export const peekScript = defineScript(`
if redis.call("EXISTS", KEYS[1]) == 1 then
  return redis.call("HGET", KEYS[1], "act") == ARGV[1] and "same" or "taken"
end
return redis.call("EXISTS", KEYS[2]) == 1 and "taken" or "free"
`);

/** KEYS referral void log reminders next; ARGV act, then fields and values. "same" and "taken" as above. */
export const openScript = defineScript(`
if redis.call("EXISTS", KEYS[1]) == 1 then
  return redis.call("HGET", KEYS[1], "act") == ARGV[1] and "same" or "taken"
end
if redis.call("EXISTS", KEYS[2]) == 1 then return "taken" end
redis.call("DEL", KEYS[3], KEYS[4], KEYS[5])
redis.call("HSET", KEYS[1], "act", unpack(ARGV))
return "opened"
`);

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

/** KEYS referral log. In one step, so that the log never runs ahead of the record it belongs to. */
export const readScript = defineScript(`
return {redis.call("HGETALL", KEYS[1]), redis.call("XRANGE", KEYS[2], "-", "+")}
`);

/**
 * KEYS referral log reminders next; ARGV version read, milliseconds to keep or empty for ever, then fields and values of the entry.
 * The number of entries is the version: an entry goes only on top of the version that was read.
 */
export const moveScript = defineScript(`
if redis.call("EXISTS", KEYS[1]) == 0 then return 0 end
if redis.call("XLEN", KEYS[2]) ~= tonumber(ARGV[1]) then return 0 end
redis.call("XADD", KEYS[2], (ARGV[1] + 1) .. "-0", unpack(ARGV, 3))
if ARGV[2] ~= "" then
  for _, key in ipairs(KEYS) do redis.call("PEXPIRE", key, ARGV[2]) end
end
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

/** KEYS referral log; ARGV account. Entries of a stream cannot be changed: it is written anew, under the same ids. */
export const forgetScript = defineScript(`
if redis.call("HGET", KEYS[1], "owner") == ARGV[1] then
  redis.call("HSET", KEYS[1], "owner", "0")
  redis.call("HDEL", KEYS[1], "words")
end
local left = redis.call("PTTL", KEYS[2])
local entries = redis.call("XRANGE", KEYS[2], "-", "+")
redis.call("DEL", KEYS[2])
for _, entry in ipairs(entries) do
  local fields, kept, isTheirs = entry[2], {}, false
  for i = 1, #fields, 2 do isTheirs = isTheirs or (fields[i] == "who" and fields[i + 1] == ARGV[1]) end
  for i = 1, #fields, 2 do
    local field, value = fields[i], fields[i + 1]
    if isTheirs and field == "who" then value = "0" end
    if not (isTheirs and field == "texts") then
      kept[#kept + 1] = field
      kept[#kept + 1] = value
    end
  end
  redis.call("XADD", KEYS[2], entry[1], unpack(kept))
end
if left > 0 then redis.call("PEXPIRE", KEYS[2], left) end
return 1
`);
