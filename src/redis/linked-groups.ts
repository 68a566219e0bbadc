import { NATIONWIDE } from "../domain/area.ts";
import { type LinkedGroup, type LinkedGroups, type Linking, MOST_GROUPS } from "../domain/linked-group.ts";
import { defineScript, type RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";

/** In a script: the record of a chat as its five facts, the last of them the answer that its link was given. */
const READ = `
local function facts(chat)
  local line = redis.call("HGET", KEYS[1], chat)
  if not line then return nil end
  local found = {}
  for fact in string.gmatch(line .. "|", "([^|]*)|") do found[#found + 1] = fact end
  return found
end
local function inPlace(place)
  local chats = {}
  for _, member in ipairs(redis.call("ZRANGEBYLEX", KEYS[2], "[" .. place .. " ", "(" .. place .. "!")) do
    chats[#chats + 1] = string.sub(member, #place + 2)
  end
  return chats
end
`;

/** KEYS linked places; ARGV chat place by since act most. */
const linkScript = defineScript(`${READ}
local chat, place, by, since, act = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local was = facts(chat)
if was and was[4] == act then return {was[5]} end
local answer = "linked"
if was then answer = was[1] == place and "already" or "moved " .. was[1] end
if answer == "already" then
  since = was[3]
else
  local there = inPlace(place)
  if #there >= tonumber(ARGV[6]) then return {"full", unpack(there)} end
  if was then redis.call("ZREM", KEYS[2], was[1] .. " " .. chat) end
  redis.call("ZADD", KEYS[2], 0, place .. " " .. chat)
end
redis.call("HSET", KEYS[1], chat, table.concat({place, by, since, act, answer}, "|"))
return {answer}
`);

/** KEYS linked places turns unlinked; ARGV chat seconds. An act that comes again gets the group of the first time, but not who had linked it. */
const unlinkScript = defineScript(`${READ}
local was = facts(ARGV[1])
if not was then return redis.call("GET", KEYS[4]) end
local line = redis.call("HGET", KEYS[1], ARGV[1])
redis.call("HDEL", KEYS[1], ARGV[1])
redis.call("ZREM", KEYS[2], was[1] .. " " .. ARGV[1])
redis.call("HDEL", KEYS[3], ARGV[1])
local kept = table.concat({was[1], "0", was[3], was[4], was[5] or ""}, "|")
redis.call("SET", KEYS[4], kept, "EX", ARGV[2])
return line
`);

/** KEYS linked places; ARGV places. Chats and records by turns. */
const aroundScript = defineScript(`${READ}
local found = {}
for _, place in ipairs(ARGV) do
  for _, chat in ipairs(inPlace(place)) do
    found[#found + 1] = chat
    found[#found + 1] = redis.call("HGET", KEYS[1], chat)
  end
end
return found
`);

/** KEYS linked places turns waiting outbox-before outbox-after; ARGV chat before, chat after. What is linked under the new id already stays. */
const followScript = defineScript(`${READ}
local from, to = ARGV[1], ARGV[2]
local was = facts(from)
if was then
  redis.call("ZREM", KEYS[2], was[1] .. " " .. from)
  if not facts(to) then
    redis.call("HSET", KEYS[1], to, redis.call("HGET", KEYS[1], from))
    redis.call("ZADD", KEYS[2], 0, was[1] .. " " .. to)
  end
  redis.call("HDEL", KEYS[1], from)
end
redis.call("HDEL", KEYS[3], from)
if redis.call("EXISTS", KEYS[5]) == 1 then
  redis.call("ZUNIONSTORE", KEYS[6], 2, KEYS[6], KEYS[5], "AGGREGATE", "MIN")
  redis.call("EXPIRE", KEYS[6], redis.call("TTL", KEYS[5]))
  redis.call("DEL", KEYS[5])
  redis.call("SADD", KEYS[4], to)
end
return redis.call("SREM", KEYS[4], from)
`);

/** KEYS linked places; ARGV person. */
const forgetScript = defineScript(`${READ}
for _, chat in ipairs(redis.call("HKEYS", KEYS[1])) do
  local was = facts(chat)
  if was[2] == ARGV[1] then
    redis.call("HDEL", KEYS[1], chat)
    redis.call("ZREM", KEYS[2], was[1] .. " " .. chat)
  end
end
return 1
`);

/** Longer than Telegram repeats an update. */
const REMEMBERED_SECONDS = 2 * 24 * 3600;

export function createLinkedGroups(redis: RedisConnection): LinkedGroups {
  const lists = [keys.linkedGroups, keys.groupPlaces] as const;

  async function find(chat: number): Promise<LinkedGroup | undefined> {
    return readGroup(chat, await redis.command(lists[0], "HGET", lists[0], String(chat)));
  }

  async function unlink(chat: number, act: string): Promise<LinkedGroup | undefined> {
    const touched = [...lists, keys.groupTurns, keys.groupUnlinked(act)] as const;
    return readGroup(chat, await redis.run(unlinkScript, touched, [String(chat), String(REMEMBERED_SECONDS)]));
  }

  return {
    ...{ find, unlink },

    async link({ chat, place, by, since }, act): Promise<Linking> {
      const args = [String(chat), place, String(by), String(since), act, String(MOST_GROUPS)];
      const [answer = "", ...there] = ((await redis.run(linkScript, lists, args)) as Buffer[]).map(String);
      if (answer === "linked" || answer === "already") return { kind: answer };
      if (answer !== "full") return { kind: "moved", from: answer.slice("moved ".length) };
      const groups = await Promise.all(there.map((other) => find(Number(other))));
      return { kind: "full", groups: groups.filter((group) => group !== undefined) };
    },

    async around(place) {
      const found = (await redis.run(aroundScript, lists, areasAround(place))) as Buffer[];
      return found.flatMap((chat, at) => (at % 2 === 0 ? (readGroup(Number(String(chat)), found[at + 1]) ?? []) : []));
    },

    async follow(from, to) {
      const touched = [keys.groupTurns, keys.groupsWaiting, keys.groupOutbox(from), keys.groupOutbox(to)] as const;
      await redis.run(followScript, [...lists, ...touched], [String(from), String(to)]);
    },

    async of(person) {
      const all = (await redis.command(lists[0], "HGETALL", lists[0])) as Readonly<Record<string, Buffer>>;
      return Object.entries(all)
        .flatMap(([chat, line]) => readGroup(Number(chat), line) ?? [])
        .filter(({ by }) => by === person)
        .toSorted((one, other) => one.since - other.since);
    },

    async forget(person) {
      await redis.run(forgetScript, lists, [String(person)]);
    },
  };
}

function areasAround(place: string): readonly string[] {
  const parts = place === NATIONWIDE ? [] : place.split(".");
  return [NATIONWIDE, ...parts.map((_, at) => parts.slice(0, at + 1).join("."))];
}

function readGroup(chat: number, line: unknown): LinkedGroup | undefined {
  if (!Buffer.isBuffer(line)) return undefined;
  const [place = "", by, since] = line.toString().split("|");
  return { chat, place, by: Number(by), since: Number(since) };
}
