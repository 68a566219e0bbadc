import { defineScript } from "./connection.ts";

/*
 * A record that is opened once and then only gains entries in its log: a referral, a case. What it is now is always made
 * from the two.
 */

/** KEYS record void; ARGV act. "same" when this act has opened it before, "taken" when no act can open it any more. */
export const peekScript = defineScript(`
if redis.call("EXISTS", KEYS[1]) == 1 then
  return redis.call("HGET", KEYS[1], "act") == ARGV[1] and "same" or "taken"
end
return redis.call("EXISTS", KEYS[2]) == 1 and "taken" or "free"
`);

/** KEYS record void, then what could be left of an earlier one; ARGV act, then fields and values. "same" and "taken" as above. */
export const openScript = defineScript(`
if redis.call("EXISTS", KEYS[1]) == 1 then
  return redis.call("HGET", KEYS[1], "act") == ARGV[1] and "same" or "taken"
end
if redis.call("EXISTS", KEYS[2]) == 1 then return "taken" end
redis.call("DEL", unpack(KEYS, 3))
redis.call("HSET", KEYS[1], "act", unpack(ARGV))
return "opened"
`);

/** KEYS record log. In one step, so that the log never runs ahead of the record it belongs to. */
export const readScript = defineScript(`
return {redis.call("HGETALL", KEYS[1]), redis.call("XRANGE", KEYS[2], "-", "+")}
`);

/**
 * KEYS record log, then all that expires with it; ARGV version read, milliseconds to keep, empty for no change or "stay" for ever,
 * then fields and values of the entry. The number of entries is the version: an entry goes only on top of the version that was read.
 */
export const moveScript = defineScript(`
if redis.call("EXISTS", KEYS[1]) == 0 then return 0 end
if redis.call("XLEN", KEYS[2]) ~= tonumber(ARGV[1]) then return 0 end
redis.call("XADD", KEYS[2], (ARGV[1] + 1) .. "-0", unpack(ARGV, 3))
for _, key in ipairs(KEYS) do
  if ARGV[2] == "stay" then redis.call("PERSIST", key)
  elseif ARGV[2] ~= "" then redis.call("PEXPIRE", key, ARGV[2]) end
end
return 1
`);

/**
 * The end of a script with KEYS record log; ARGV account: takes the person out of the log, with what that person wrote.
 * Entries of a stream cannot be changed: it is written anew, under the same ids.
 */
export const FORGET_IN_LOG = `local left = redis.call("PTTL", KEYS[2])
local entries = redis.call("XRANGE", KEYS[2], "-", "+")
redis.call("DEL", KEYS[2])
for _, entry in ipairs(entries) do
  local fields, kept, isTheirs = entry[2], {}, false
  for i = 1, #fields, 2 do isTheirs = isTheirs or (fields[i] == "who" and fields[i + 1] == ARGV[1]) end
  for i = 1, #fields, 2 do
    local field, value = fields[i], fields[i + 1]
    if (field == "who" or field == "whom") and value == ARGV[1] then value = "0" end
    if not (isTheirs and field == "texts") then
      kept[#kept + 1] = field
      kept[#kept + 1] = value
    end
  end
  redis.call("XADD", KEYS[2], entry[1], unpack(kept))
end
if left > 0 then redis.call("PEXPIRE", KEYS[2], left) end
return 1
`;
