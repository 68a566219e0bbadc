import type { Source } from "../domain/source.ts";
import type { SourceFeed } from "../domain/source-feed.ts";
import { defineScript, type RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import { scanSources } from "./source-pages.ts";
import { readSource } from "./source-record.ts";

const CHANGES_AT_ONCE = "500";

/** KEYS changes. The id of the latest entry; the first one is made here, so that there is always one to go on from. */
const positionScript = defineScript(`
local latest = redis.call("XREVRANGE", KEYS[1], "+", "-", "COUNT", 1)[1]
if latest then return latest[1] end
return redis.call("XADD", KEYS[1], "*", "start", "1")
`);

/**
 * KEYS changes all scores; ARGV position count. Nil when the position was trimmed or lost, or everything has changed;
 * else the new position and ids, records and scores of what has changed.
 */
const changesScript = defineScript(`
local page = redis.call("XRANGE", KEYS[1], ARGV[1], "+", "COUNT", ARGV[2])
if not page[1] or page[1][1] ~= ARGV[1] then return false end
local ids, seen = {}, {}
for i = 2, #page do
  local field, id = page[i][2][1], page[i][2][2]
  if field == "reload" then return false end
  if field == "id" and not seen[id] then
    seen[id] = true
    ids[#ids + 1] = id
  end
end
if #ids == 0 then return {page[#page][1], {}, {}, {}} end
return {page[#page][1], ids, redis.call("HMGET", KEYS[2], unpack(ids)), redis.call("HMGET", KEYS[3], unpack(ids))}
`);

type Stored = Buffer | null;

/** One entry that cannot be read is told of and left out: it must not take the whole directory away. */
export function createSourceFeed(redis: RedisConnection, onUnreadable: (id: string) => void): SourceFeed {
  function read(id: string, record: Stored | string | undefined, score: Stored | undefined): readonly Source[] {
    if (record === null || record === undefined) return [];
    try {
      return [readSource(record, score)];
    } catch {
      onUnreadable(id);
      return [];
    }
  }

  async function scoresOf(ids: readonly string[]): Promise<readonly Stored[]> {
    if (ids.length === 0) return [];
    return (await redis.command(keys.sourceScores, "HMGET", keys.sourceScores, ...ids)) as readonly Stored[];
  }

  return {
    async position() {
      return String(await redis.run(positionScript, [keys.sourceChanges], []));
    },

    async *load() {
      for await (const page of scanSources(redis, keys.sources)) {
        const scores = await scoresOf(page.map(([id]) => id));
        yield page.flatMap(([id, record], index) => read(id, record, scores[index]));
      }
    },

    async changesSince(position) {
      const touched = [keys.sourceChanges, keys.sources, keys.sourceScores] as const;
      const reply = await redis.run(changesScript, touched, [position, CHANGES_AT_ONCE]);
      if (reply === null) return undefined;
      const [next, ids, records, scores] = reply as readonly [Buffer, Buffer[], Stored[], Stored[]];
      return {
        position: next.toString(),
        sources: ids.flatMap((id, index) => read(id.toString(), records[index], scores[index])),
      };
    },
  };
}
