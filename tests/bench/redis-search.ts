import { PLACE_WEIGHTS } from "../../src/directory/entry.ts";
import { areasAround } from "../../src/directory/entry-lists.ts";
import { minuteOfWeek, openMinutes } from "../../src/directory/open-minutes.ts";
import { NATIONWIDE, provinceOf, regencyOf } from "../../src/domain/area.ts";
import { BANDS, judgeCapacity, judgeQuality, RANK_REASONS } from "../../src/domain/rank-reasons.ts";
import type { SourceSearch } from "../../src/domain/rank-sources.ts";
import { isRetired, type Source } from "../../src/domain/source.ts";
import { defineScript, type RedisConnection } from "../../src/redis/connection.ts";

/**
 * The same search inside Redis, in one round trip: a sorted set for each list of the index, whose members hold all that
 * is judged (packed, so that nothing more has to be read), the best merit first, so that a list can be left early.
 */
const RANK = `
local now, minute, limit = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local best, count, seen = {}, 0, {}
local function offer(id, grade, distance)
  if count == limit then
    local last = best[count]
    if grade > last[1] or (grade == last[1] and (distance > last[3] or (distance == last[3] and id > last[2]))) then return end
    count = count - 1
  end
  local at = count
  while at > 0 and (grade < best[at][1] or (grade == best[at][1]
    and (distance < best[at][3] or (distance == best[at][3] and id < best[at][2])))) do
    best[at + 1] = best[at]
    at = at - 1
  end
  best[at + 1] = {grade, id, distance}
  count = count + 1
end
local function judge(member, place)
  local merit, verified, isClosed, spans, from = struct.unpack(">BdBB", member, 13)
  local grade = place + merit
  if now - verified >= 7776000000 then grade = grade + 1 end
  if isClosed == 1 then return grade + 54 end
  if spans == 255 then return grade + 18 end
  for i = 1, spans do
    local open, close, next = struct.unpack(">HH", member, from)
    if minute >= open and minute < close then return grade end
    from = next
  end
  return grade + 36
end
`;

const placeScript = defineScript(`${RANK}
for i = 1, #KEYS do
  local place, first, size, isOver = tonumber(ARGV[3 + i]), 0, 25, false
  repeat
    local page = redis.call("ZRANGE", KEYS[i], first, first + size - 1)
    for j = 1, #page do
      -- Nothing further down this list has more merit.
      isOver = count == limit and best[count][1] < place + string.byte(page[j], 13)
      if isOver then break end
      local id = string.sub(page[j], 1, 12)
      if not seen[id] then
        seen[id] = true
        offer(id, judge(page[j], place), 0)
      end
    end
    isOver = isOver or #page < size
    first, size = first + size, size * 2
  until isOver
  local nextPlace = tonumber(ARGV[4 + i])
  if count == limit and nextPlace and best[count][1] < nextPlace then break end
end
local ids = {}
for i = 1, count do ids[i] = best[i][2] end
return ids
`);

/**
 * KEYS the located, the nationwide located, the nationwide not located, everything; ARGV now minute limit longitude
 * latitude, four radii in km, six grades of place. Sorted by distance, so that no distance has to be sent, read or compared.
 */
const locationScript = defineScript(`${RANK}
local function meet(found, place, first, distance)
  for i = first, #found do
    local member = found[i]
    if count < limit or place + string.byte(member, 13) <= best[count][1] then
      local id, isNew = string.sub(member, 1, 12), true
      for at = 1, count do
        if best[at][2] == id then isNew = false end
      end
      if isNew then offer(id, judge(member, place), distance or i) end
    end
  end
  return #found + 1
end
local function around(key, kilometres)
  return redis.call("GEOSEARCH", key, "FROMLONLAT", ARGV[4], ARGV[5], "BYRADIUS", kilometres, "km", "ASC")
end
local grades = {}
for i = 1, 6 do grades[i] = tonumber(ARGV[9 + i]) end
local next = meet(around(KEYS[1], ARGV[6]), grades[1], 1)
if count < limit then next = meet(around(KEYS[1], ARGV[7]), grades[2], next) end
if count < limit then
  meet(around(KEYS[2], ARGV[9]), grades[3], 1)
  meet(redis.call("ZRANGE", KEYS[3], 0, -1), grades[3], 1, 1e9)
end
if count < limit then next = meet(around(KEYS[1], ARGV[8]), grades[4], next) end
if count < limit then meet(around(KEYS[1], ARGV[9]), grades[5], next) end
if count < limit then meet(redis.call("ZRANGE", KEYS[4], 0, -1), grades[6], 1, 1e9) end
local ids = {}
for i = 1, count do ids[i] = best[i][2] end
return ids
`);

/** Redis measures on a larger Earth than we do: the same angles, so many of its kilometres. The last is all there is. */
const RADII = [...BANDS, 20_030].map((kilometres) => String((kilometres * 6372.797560856) / 6371));

const GRADES = (
  [
    "within 5 km",
    "within 25 km",
    "serves the whole country",
    "within 100 km",
    "farther than 100 km",
    "distance unknown",
  ] as const
).map((reason) => String(PLACE_WEIGHTS[reason]));

const TAG = "{bench}";
const zset = (name: string) => `${TAG}:${name}`;

/** Capacity and quality: at most 16. */
function meritOf(source: Source): number {
  const { capacity, quality } = RANK_REASONS;
  return 6 * capacity.indexOf(judgeCapacity(source)) + 2 * quality.indexOf(judgeQuality(source));
}

function pack(source: Source): Buffer {
  const open = source.hours && openMinutes(source.hours);
  const spans = open === undefined ? 255 : open.length / 2;
  const head = Buffer.alloc(11);
  head.writeUInt8(meritOf(source), 0);
  head.writeDoubleBE(source.verified?.at ?? 0, 1);
  head.writeUInt8(source.status === "temporarily closed" ? 1 : 0, 9);
  head.writeUInt8(spans, 10);
  const minutes = Buffer.alloc((open?.length ?? 0) * 2);
  open?.forEach((minute, index) => void minutes.writeUInt16BE(minute, index * 2));
  return Buffer.concat([Buffer.from(source.id.slice(0, 12)), head, minutes]);
}

/** Every list that a source stands in. Redis keeps where something is in a sorted set, too, so the same command takes it out of both. */
function listsOf(source: Source): { readonly sorted: ReadonlySet<string>; readonly geo: readonly string[] } {
  const areas = source.areasServed.length === 0 ? [source.place] : source.areasServed;
  const inside = areas.flatMap((area) => areasAround(area).slice(1));
  const isNationwide = areas.includes(NATIONWIDE);
  const isPlaced = source.coordinates !== undefined;
  const sorted = source.categories.flatMap((category) => [
    `${category}:all`,
    ...areas.map((area) => `${category}:serving:${area}`),
    ...inside.map((area) => `${category}:inside:${area}`),
    ...[provinceOf(source.place), regencyOf(source.place)].map((region) => `${category}:in:${region ?? ""}`),
    ...(isNationwide && !isPlaced ? [`${category}:unplaced:${NATIONWIDE}`] : []),
  ]);
  const geo = source.categories.flatMap((category) => [
    `${category}:geo`,
    ...(isNationwide ? [`${category}:geo:${NATIONWIDE}`] : []),
  ]);
  return { sorted: new Set(sorted), geo: isPlaced ? [...geo, EVERYWHERE] : [] };
}

const EVERYWHERE = "geo";

export async function fillRedis(redis: RedisConnection, sources: readonly Source[]): Promise<void> {
  const AT_ONCE = 200;
  for (let from = 0; from < sources.length; from += AT_ONCE) {
    await Promise.all(sources.slice(from, from + AT_ONCE).map((source) => enter(redis, source)));
  }
}

/** As it stood before; it is taken out of every list and entered anew. */
export async function changeInRedis(redis: RedisConnection, before: Source, after: Source): Promise<void> {
  const { sorted, geo } = listsOf(before);
  const member = pack(before);
  await Promise.all([...sorted, ...geo].map(zset).map((key) => redis.command(key, "ZREM", key, member)));
  await enter(redis, after);
}

async function enter(redis: RedisConnection, source: Source): Promise<void> {
  if (isRetired(source)) return;
  const { sorted, geo } = listsOf(source);
  const [member, merit] = [pack(source), String(meritOf(source))];
  const { longitude = 0, latitude = 0 } = source.coordinates ?? {};
  const place = [String(longitude), String(latitude), member];
  await Promise.all([
    ...[...sorted].map(zset).map((key) => redis.command(key, "ZADD", key, merit, member)),
    ...geo.map(zset).map((key) => redis.command(key, "GEOADD", key, ...place)),
  ]);
}

/**
 * The plain way: what is within 25 km, and of it what meets the need, best merit first. It asks less than a search does: no
 * hours, no areas, nothing farther away where there is too little.
 */
const intersectScript = defineScript(`
redis.call("GEOSEARCHSTORE", KEYS[3], KEYS[1], "FROMLONLAT", ARGV[1], ARGV[2], "BYRADIUS", ARGV[3], "km")
redis.call("ZINTERSTORE", KEYS[4], 2, KEYS[3], KEYS[2], "WEIGHTS", 0, 1)
return redis.call("ZRANGE", KEYS[4], 0, ARGV[4])
`);

export async function intersectInRedis(redis: RedisConnection, search: SourceSearch, limit: number): Promise<unknown> {
  const { longitude = 0, latitude = 0 } = search.coordinates ?? {};
  const lists = [EVERYWHERE, `${search.need.category}:all`, "near", "fitting"].map(zset) as [string, ...string[]];
  return redis.run(intersectScript, lists, [String(longitude), String(latitude), RADII[1] ?? "25", String(limit - 1)]);
}

/** Ids, best first. */
export async function searchRedis(redis: RedisConnection, search: SourceSearch, limit: number): Promise<string[]> {
  const { need, place, coordinates, now } = search;
  const told = [String(now), String(minuteOfWeek(now)), String(limit)];
  if (place === undefined) {
    const lists = ["geo", `geo:${NATIONWIDE}`, `unplaced:${NATIONWIDE}`, "all"];
    const keys = lists.map((list) => zset(`${need.category}:${list}`)) as [string, ...string[]];
    const { longitude = 0, latitude = 0 } = coordinates ?? {};
    const found = await redis.run(locationScript, keys, [
      ...told,
      String(longitude),
      String(latitude),
      ...RADII,
      ...GRADES,
    ]);
    return (found as Buffer[]).map(String);
  }
  const rings = [
    ...areasAround(place)
      .filter((area) => area !== NATIONWIDE)
      .map((area) => [`serving:${area}`, "serves the place"] as const),
    [`inside:${place}`, "serves part of the place"] as const,
    [`serving:${NATIONWIDE}`, "serves the whole country"] as const,
    [`in:${regencyOf(place) ?? "-"}`, "outside its area, same regency"] as const,
    [`in:${provinceOf(place) ?? "-"}`, "outside its area, same province"] as const,
    ["all", "outside its area, elsewhere"] as const,
  ];
  const lists = rings.map(([name]) => zset(`${need.category}:${name}`)) as [string, ...string[]];
  const weights = rings.map(([, reason]) => String(PLACE_WEIGHTS[reason]));
  const found = (await redis.run(placeScript, lists, [...told, ...weights])) as Buffer[];
  return found.map(String);
}
