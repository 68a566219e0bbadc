import { defineScript } from "./connection.ts";

/** Which run of which server this is: another one may have lost the latest writes. */
const RUN = `
local function run() return string.match(redis.call("INFO", "server"), "run_id:(%w+)") end
`;

/** KEYS rows next; ARGV token seconds. Gives the run of the server. */
export const beginImportScript = defineScript(`${RUN}
redis.call("UNLINK", KEYS[1], KEYS[2])
redis.call("HSET", KEYS[1], "", ARGV[1])
redis.call("EXPIRE", KEYS[1], ARGV[2])
return run()
`);

/** KEYS rows; ARGV token seconds, then id and record of each row. 0 when it is another's import by now, or none. */
export const putRowsScript = defineScript(`
if redis.call("HGET", KEYS[1], "") ~= ARGV[1] then return 0 end
redis.call("HSET", KEYS[1], unpack(ARGV, 3))
redis.call("EXPIRE", KEYS[1], ARGV[2])
return 1
`);

/** KEYS all next changes rows; ARGV token seconds. Gives the latest change in the copy. */
export const copyScript = defineScript(`
if redis.call("HGET", KEYS[4], "") ~= ARGV[1] then return false end
redis.call("UNLINK", KEYS[2])
redis.call("COPY", KEYS[1], KEYS[2])
-- A key that expires with the rows, also while the directory is still empty.
redis.call("HSET", KEYS[2], "", "")
redis.call("EXPIRE", KEYS[2], ARGV[2])
redis.call("EXPIRE", KEYS[4], ARGV[2])
local latest = redis.call("XREVRANGE", KEYS[3], "+", "-", "COUNT", 1)[1]
return latest and latest[1] or redis.call("XADD", KEYS[3], "*", "start", "1")
`);

/** KEYS changes; ARGV position count. The new position and the ids that have changed; nil: everything may have. */
export const changedSinceScript = defineScript(`
local page = redis.call("XRANGE", KEYS[1], ARGV[1], "+", "COUNT", ARGV[2])
if not page[1] or page[1][1] ~= ARGV[1] then return false end
local reply = {page[#page][1]}
for i = 2, #page do
  local field, id = page[i][2][1], page[i][2][2]
  if field == "reload" then return false end
  if field == "id" then reply[#reply + 1] = id end
end
return reply
`);

/** KEYS all next rows changes; ARGV token run position. "again" when something has changed after the position. */
export const swapInScript = defineScript(`${RUN}
if redis.call("HGET", KEYS[3], "") ~= ARGV[1] or run() ~= ARGV[2] then return "dropped" end
if redis.call("EXISTS", KEYS[2]) == 0 then return "dropped" end
local latest = redis.call("XREVRANGE", KEYS[4], "+", "-", "COUNT", 1)[1]
if not latest or latest[1] ~= ARGV[3] then return "again" end
redis.call("HDEL", KEYS[2], "")
redis.call("PERSIST", KEYS[2])
redis.call("UNLINK", KEYS[1])
redis.call("RENAME", KEYS[2], KEYS[1])
redis.call("XADD", KEYS[4], "MAXLEN", "~", "10000", "*", "reload", "1")
return "done"
`);

/** KEYS rows next; ARGV token. */
export const dropScript = defineScript(`
if redis.call("HGET", KEYS[1], "") == ARGV[1] then redis.call("UNLINK", KEYS[1], KEYS[2]) end
return 1
`);
