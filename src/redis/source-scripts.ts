import { defineScript } from "./connection.ts";

/** A change of any source; what reads it is kept in step by it. About as many as a busy week brings. */
const NOTE_CHANGE = `
local function note(changes, id) redis.call("XADD", changes, "MAXLEN", "~", "10000", "*", "id", id) end
`;

/** KEYS all changes; ARGV id record. What stands there already is left and given back. */
export const addScript = defineScript(`${NOTE_CHANGE}
local stored = redis.call("HGET", KEYS[1], ARGV[1])
if stored then return stored end
redis.call("HSET", KEYS[1], ARGV[1], ARGV[2])
note(KEYS[2], ARGV[1])
return ARGV[2]
`);

/** KEYS all changes; ARGV id record. */
export const saveScript = defineScript(`${NOTE_CHANGE}
if redis.call("HGET", KEYS[1], ARGV[1]) == ARGV[2] then return 0 end
redis.call("HSET", KEYS[1], ARGV[1], ARGV[2])
note(KEYS[2], ARGV[1])
return 1
`);

/** KEYS all changes; ARGV id record-read record-new. 0 when somebody has changed it since it was read. */
export const swapScript = defineScript(`${NOTE_CHANGE}
if redis.call("HGET", KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call("HSET", KEYS[1], ARGV[1], ARGV[3])
note(KEYS[2], ARGV[1])
return 1
`);

/** KEYS all scores changes; ARGV id score. */
export const scoreScript = defineScript(`${NOTE_CHANGE}
if redis.call("HEXISTS", KEYS[1], ARGV[1]) == 0 then return 0 end
if redis.call("HGET", KEYS[2], ARGV[1]) == ARGV[2] then return 0 end
redis.call("HSET", KEYS[2], ARGV[1], ARGV[2])
note(KEYS[3], ARGV[1])
return 1
`);

/** KEYS all scores; ARGV id. */
export const findScript = defineScript(`
return {redis.call("HGET", KEYS[1], ARGV[1]), redis.call("HGET", KEYS[2], ARGV[1])}
`);

/** KEYS reports complaints; ARGV report at source. The number of complaints outlives the report. */
export const reportScript = defineScript(`
if redis.call("ZADD", KEYS[1], "NX", ARGV[2], ARGV[1]) == 0 then return 0 end
redis.call("HINCRBY", KEYS[2], ARGV[3], 1)
return 1
`);

/** KEYS reports; ARGV source. */
export const settleScript = defineScript(`
local start = ARGV[1] .. ":"
for _, report in ipairs(redis.call("ZRANGE", KEYS[1], 0, -1)) do
  if string.sub(report, 1, #start) == start then redis.call("ZREM", KEYS[1], report) end
end
return 1
`);

/** KEYS reports; ARGV person. The report stays: it is about the source. */
export const forgetReporterScript = defineScript(`
local reports = redis.call("ZRANGE", KEYS[1], 0, -1, "WITHSCORES")
for i = 1, #reports, 2 do
  local source, person, wrong = string.match(reports[i], "^([^:]*):([^:]*):(.*)$")
  if person == ARGV[1] then
    redis.call("ZREM", KEYS[1], reports[i])
    redis.call("ZADD", KEYS[1], "NX", reports[i + 1], source .. ":0:" .. wrong)
  end
end
return 1
`);

/**
 * KEYS proposals decisions all changes; ARGV id act at forget-before record (empty for one that is not welcome).
 * The proposal, if this act decides it or has decided it before.
 */
export const decideProposalScript = defineScript(`${NOTE_CHANGE}
local decided = redis.call("HGETALL", KEYS[2])
for i = 1, #decided, 2 do
  if tonumber(string.match(decided[i + 1], "^%d+")) < tonumber(ARGV[4]) then
    redis.call("HDEL", KEYS[1], decided[i])
    redis.call("HDEL", KEYS[2], decided[i])
  end
end
local proposal = redis.call("HGET", KEYS[1], ARGV[1])
if not proposal then return false end
local decision = redis.call("HGET", KEYS[2], ARGV[1])
if decision then
  if string.match(decision, "^%d+:(.*)$") == ARGV[2] then return proposal end
  return false
end
redis.call("HSET", KEYS[2], ARGV[1], ARGV[3] .. ":" .. ARGV[2])
if ARGV[5] ~= "" and redis.call("HSETNX", KEYS[3], ARGV[1], ARGV[5]) == 1 then note(KEYS[4], ARGV[1]) end
return proposal
`);
