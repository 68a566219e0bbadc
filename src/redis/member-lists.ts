import type { Member } from "../domain/member.ts";
import { defineScript, type RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import { ALL_FACTS, type Fact, factsOf, readEntry } from "./member-roll.ts";

/**
 * KEYS roll ids places coordinators pending admins, groups; ARGV id now, a digit for each fact that says whether it has changed, the facts.
 * Only those that have changed are written over: the person and an admin may change different ones at the same moment.
 * The other lists are made of what stands in the roll afterwards.
 */
const listScript = defineScript(`
local id, now, changed = ARGV[1], ARGV[2], ARGV[3]
local entry, facts = redis.call("HGET", KEYS[1], id), {}
if entry then
  for fact in string.gmatch(entry .. "|", "([^|]*)|") do facts[#facts + 1] = fact end
end
for at = 1, #changed do
  if not facts[at] or string.sub(changed, at, at) == "1" then facts[at] = ARGV[3 + at] end
end
redis.call("HSET", KEYS[1], id, table.concat(facts, "|"))
redis.call("ZADD", KEYS[2], id, id)
local status, place, area, reach = facts[2], facts[3], facts[4], facts[7]
local isActive = status == "active"
local isAdmin, isCoordinator = isActive and facts[8] == "1", isActive and area ~= ""
if isActive then redis.call("HSET", KEYS[3], id, place) else redis.call("HDEL", KEYS[3], id) end
if isCoordinator then redis.call("HSET", KEYS[4], id, area) else redis.call("HDEL", KEYS[4], id) end
if status == "pending" then redis.call("ZADD", KEYS[5], "NX", now, id) else redis.call("ZREM", KEYS[5], id) end
if isAdmin then redis.call("SADD", KEYS[6], id) else redis.call("SREM", KEYS[6], id) end
local function group(key, isIn)
  if isIn then redis.call("ZADD", key, id, id) else redis.call("ZREM", key, id) end
end
group(KEYS[7], isActive and not isAdmin and not isCoordinator)
group(KEYS[8], status == "suspended")
group(KEYS[9], status == "refused")
group(KEYS[10], isActive and reach ~= "1")
return 1
`);

/** KEYS as above; ARGV id. */
const unlistScript = defineScript(`
redis.call("HDEL", KEYS[1], ARGV[1])
redis.call("ZREM", KEYS[2], ARGV[1])
redis.call("HDEL", KEYS[3], ARGV[1])
redis.call("HDEL", KEYS[4], ARGV[1])
redis.call("ZREM", KEYS[5], ARGV[1])
redis.call("SREM", KEYS[6], ARGV[1])
for at = 7, 10 do redis.call("ZREM", KEYS[at], ARGV[1]) end
return 1
`);

/** KEYS roll admins; ARGV id, 1 when another admin is left anyway. One who leaves is no admin in the roll any more. */
const leaveScript = defineScript(`
if redis.call("SISMEMBER", KEYS[2], ARGV[1]) == 0 then return 1 end
if ARGV[2] ~= "1" and redis.call("SCARD", KEYS[2]) == 1 then return 0 end
redis.call("SREM", KEYS[2], ARGV[1])
local facts, entry = {}, redis.call("HGET", KEYS[1], ARGV[1]) or ""
for fact in string.gmatch(entry .. "|", "([^|]*)|") do facts[#facts + 1] = fact end
if facts[8] then facts[8] = "" end
redis.call("HSET", KEYS[1], ARGV[1], table.concat(facts, "|"))
return 1
`);

/** KEYS roll ids; ARGV the id to go on behind, and how many. In one step, so that a page holds no one twice. */
const pageScript = defineScript(`
local ids = redis.call("ZRANGE", KEYS[2], "(" .. ARGV[1], "+inf", "BYSCORE", "LIMIT", 0, ARGV[2])
if #ids == 0 then return {ids, {}} end
return {ids, redis.call("HMGET", KEYS[1], unpack(ids))}
`);

const GROUPS = ["volunteers", "suspended", "refused", "unreachable"] as const;

const LISTS = [
  ...[keys.memberRoll, keys.memberIds, keys.memberPlaces],
  ...[keys.coordinators, keys.pendingMembers, keys.admins],
  ...GROUPS.map((group) => keys.memberGroup(group)),
] as const;
/** Every id is above it: Telegram counts people from 1. */
const BEFORE_ALL = 0;

export interface MemberLists {
  /** Only these facts are written over in the roll; whoever is not in it yet comes in with all of them. */
  list(member: Member, changed: readonly Fact[]): Promise<void>;
  unlist(id: number): Promise<void>;
  /** False for the only admin, unless another one is left anyway. Decided in the moment of leaving. */
  leaveAdmins(id: number, isAdminLeft: boolean): Promise<boolean>;
  /** In ascending order of id, so many at a time. */
  pages(size: number): AsyncIterable<readonly Member[]>;
}

/** All lists that name members, in one place of the cluster and changed in one step. */
export function createMemberLists(redis: RedisConnection, now: () => Date): MemberLists {
  return {
    async list(member, changed) {
      const marks = ALL_FACTS.map((fact) => (changed.includes(fact) ? "1" : "0")).join("");
      const head = [String(member.id), String(now().getTime()), marks];
      await redis.run(listScript, listKeys(), [...head, ...factsOf(member)]);
    },

    async unlist(id) {
      await redis.run(unlistScript, listKeys(), [String(id)]);
    },

    async leaveAdmins(id, isAdminLeft) {
      const left = await redis.run(leaveScript, [keys.memberRoll, keys.admins], [String(id), isAdminLeft ? "1" : ""]);
      return left === 1;
    },

    async *pages(size) {
      for (let last = BEFORE_ALL; ; ) {
        const asked = [keys.memberRoll, keys.memberIds] as const;
        const page = await redis.run(pageScript, [...asked], [String(last), String(size)]);
        const [ids, entries] = page as readonly [readonly Buffer[], readonly (Buffer | null)[]];
        const end = ids.at(-1);
        if (end === undefined) return;
        last = Number(end);
        yield ids.flatMap((id, at) => {
          const entry = entries[at];
          return entry === null || entry === undefined ? [] : [readEntry(Number(id), entry.toString())];
        });
      }
    },
  };
}

function listKeys(): [string, ...string[]] {
  return [...LISTS] as [string, ...string[]];
}
