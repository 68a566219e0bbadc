import { defineScript } from "./connection.ts";

/** KEYS campaign; ARGV act, milliseconds to keep, then fields and values. "same" when this act has opened it before. */
export const openScript = defineScript(`
if redis.call("EXISTS", KEYS[1]) == 1 then
  return redis.call("HGET", KEYS[1], "act") == ARGV[1] and "same" or "taken"
end
redis.call("HSET", KEYS[1], "act", ARGV[1], unpack(ARGV, 3))
redis.call("PEXPIRE", KEYS[1], ARGV[2])
return "opened"
`);

/**
 * KEYS campaign log rounds; ARGV version read, milliseconds to keep or nothing for ever, content or nothing, then fields
 * and values of the entry. An entry goes only on top of the version that was read.
 */
export const moveScript = defineScript(`
if redis.call("EXISTS", KEYS[1]) == 0 then return 0 end
if redis.call("XLEN", KEYS[2]) ~= tonumber(ARGV[1]) then return 0 end
if ARGV[3] ~= "" then redis.call("HSET", KEYS[1], "content", ARGV[3]) end
redis.call("XADD", KEYS[2], (ARGV[1] + 1) .. "-0", unpack(ARGV, 4))
for _, key in ipairs(KEYS) do
  if ARGV[2] == "" then redis.call("PERSIST", key) else redis.call("PEXPIRE", key, ARGV[2]) end
end
return 1
`);

/** KEYS campaign; ARGV chat message. */
export const noteProgressScript = defineScript(`
if redis.call("EXISTS", KEYS[1]) == 0 then return 0 end
redis.call("HSET", KEYS[1], "progressChat", ARGV[1], "progressMessage", ARGV[2])
return 1
`);

/** KEYS campaign log; ARGV account. Entries of a stream cannot be changed: it is written anew, under the same ids. */
export const forgetScript = defineScript(`
if redis.call("HGET", KEYS[1], "by") == ARGV[1] then redis.call("HSET", KEYS[1], "by", "0") end
if redis.call("HGET", KEYS[1], "progressChat") == ARGV[1] then
  redis.call("HDEL", KEYS[1], "progressChat", "progressMessage")
end
local entries, isNamed = redis.call("XRANGE", KEYS[2], "-", "+"), false
for _, entry in ipairs(entries) do
  local fields = entry[2]
  for i = 1, #fields, 2 do
    if fields[i] == "who" and fields[i + 1] == ARGV[1] then
      fields[i + 1] = "0"
      isNamed = true
    end
  end
end
if not isNamed then return 0 end
local left = redis.call("PTTL", KEYS[2])
redis.call("DEL", KEYS[2])
for _, entry in ipairs(entries) do redis.call("XADD", KEYS[2], entry[1], unpack(entry[2])) end
if left > 0 then redis.call("PEXPIRE", KEYS[2], left) end
return 1
`);
