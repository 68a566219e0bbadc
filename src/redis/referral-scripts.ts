import { defineScript } from "./connection.ts";

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
