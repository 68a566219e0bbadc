import { defineScript } from "./connection.ts";
import { FORGET_IN_LOG } from "./log-scripts.ts";

/** KEYS case log; ARGV account. */
export const forgetCaseScript = defineScript(`
if redis.call("HGET", KEYS[1], "owner") == ARGV[1] then redis.call("HSET", KEYS[1], "owner", "0") end
${FORGET_IN_LOG}`);

/** KEYS case papers; ARGV id, act, most papers, value. "taken" when another act has this id. */
export const openPaperScript = defineScript(`
if redis.call("EXISTS", KEYS[1]) == 0 then return "gone" end
local held = redis.call("HGET", KEYS[2], ARGV[1])
if held then return cjson.decode(held).openedBy == ARGV[2] and "same" or "taken" end
if redis.call("HLEN", KEYS[2]) >= tonumber(ARGV[3]) then return "too many" end
redis.call("HSET", KEYS[2], ARGV[1], ARGV[4])
local left = redis.call("PTTL", KEYS[1])
if left > 0 then redis.call("PEXPIRE", KEYS[2], left) end
return "opened"
`);

/** KEYS papers; ARGV id, version read, act, value. What stands there afterwards, with what became of it in front. */
export const savePaperScript = defineScript(`
local held = redis.call("HGET", KEYS[1], ARGV[1])
if not held then return {"unknown"} end
local paper = cjson.decode(held)
if paper.act == ARGV[3] then return {"saved", held} end
if paper.version ~= tonumber(ARGV[2]) then return {"changed", held} end
redis.call("HSET", KEYS[1], ARGV[1], ARGV[4])
return {"saved", ARGV[4]}
`);
