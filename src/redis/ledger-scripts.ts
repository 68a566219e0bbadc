import { defineScript } from "./connection.ts";

/** What is written after the end of its campaign, or after its campaign is gone, expires with it. KEYS campaign, then what expires. */
const EXPIRE_WITH_CAMPAIGN = `
local left = redis.call("PTTL", KEYS[1])
if left == -2 then left = tonumber(ARGV[1]) end
if left > 0 then
  for index = 2, #KEYS do redis.call("PEXPIRE", KEYS[index], left) end
end
`;

/** KEYS campaign rounds round ids lines; ARGV milliseconds to keep, number of the round, after, pages, last id, recipients, ids, lines. */
export const appendScript = defineScript(`
local held = redis.call("HMGET", KEYS[3], "lastId", "pages", "isComplete")
if held[3] or (held[1] or "0") ~= ARGV[3] or (held[2] or "0") ~= ARGV[4] then return 0 end
redis.call("SET", KEYS[4], ARGV[7])
redis.call("SET", KEYS[5], ARGV[8])
redis.call("HSET", KEYS[3], "lastId", ARGV[5], "pages", ARGV[4] + 1)
redis.call("HINCRBY", KEYS[3], "recipients", ARGV[6])
redis.call("SADD", KEYS[2], ARGV[2])
${EXPIRE_WITH_CAMPAIGN}
return 1
`);

/** KEYS campaign rounds round; ARGV milliseconds to keep, number of the round. */
export const completeScript = defineScript(`
redis.call("HSET", KEYS[3], "isComplete", "1")
redis.call("SADD", KEYS[2], ARGV[2])
${EXPIRE_WITH_CAMPAIGN}
return 1
`);

/** KEYS lines or ids; ARGV for each change position, the eight bytes that must stand there, those that will. Gives 1 or 0 for each. */
export const swapScript = defineScript(`
local swapped = {}
for index = 1, #ARGV, 3 do
  local isSame = redis.call("GETRANGE", KEYS[1], ARGV[index], ARGV[index] + 7) == ARGV[index + 1]
  if isSame then redis.call("SETRANGE", KEYS[1], ARGV[index], ARGV[index + 2]) end
  swapped[#swapped + 1] = isSame and 1 or 0
end
return swapped
`);

/** KEYS round; ARGV account number, the number before it: whoever writes on goes on after it all the same. */
export const forgetLastScript = defineScript(`
if redis.call("HGET", KEYS[1], "lastId") ~= ARGV[1] then return 0 end
redis.call("HSET", KEYS[1], "lastId", ARGV[2])
return 1
`);

/** KEYS what expires; ARGV milliseconds. */
export const expireScript = defineScript(`
for _, key in ipairs(KEYS) do redis.call("PEXPIRE", key, ARGV[1]) end
return 1
`);
