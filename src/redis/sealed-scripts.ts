import { defineScript } from "./connection.ts";

/*
 * What is sealed is swapped for the same text under another key only while it stands there as it was read: whatever
 * somebody wrote meanwhile stays. Times to live stay as they are.
 */

/** KEYS hash; ARGV field, value read, new value. */
export const swapFieldScript = defineScript(`
if redis.call("HGET", KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call("HSET", KEYS[1], ARGV[1], ARGV[3])
return 1
`);

/** KEYS string, and the lease under which it is written, if there is one; ARGV value read, new value. Whoever holds the lease has read it, and writes it back. */
export const swapStringScript = defineScript(`
if KEYS[2] and redis.call("EXISTS", KEYS[2]) == 1 then return 0 end
if redis.call("GET", KEYS[1]) ~= ARGV[1] then return 0 end
redis.call("SET", KEYS[1], ARGV[2], "KEEPTTL")
return 1
`);

/** KEYS log; ARGV field, then id, value read and new value of each entry. Entries of a stream cannot be changed: it is written anew, under the same ids. */
export const swapInLogScript = defineScript(`
local swaps, swapped = {}, 0
for i = 2, #ARGV, 3 do swaps[ARGV[i]] = {ARGV[i + 1], ARGV[i + 2]} end
local entries = redis.call("XRANGE", KEYS[1], "-", "+")
for _, entry in ipairs(entries) do
  local fields, swap = entry[2], swaps[entry[1]]
  for i = 1, swap and #fields or 0, 2 do
    if fields[i] == ARGV[1] and fields[i + 1] == swap[1] then
      fields[i + 1] = swap[2]
      swapped = swapped + 1
    end
  end
end
if swapped == 0 then return 0 end
local expires = redis.call("PEXPIRETIME", KEYS[1])
redis.call("DEL", KEYS[1])
for _, entry in ipairs(entries) do redis.call("XADD", KEYS[1], entry[1], unpack(entry[2])) end
if expires > 0 then redis.call("PEXPIREAT", KEYS[1], expires) end
return swapped
`);
