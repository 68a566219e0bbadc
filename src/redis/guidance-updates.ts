import type { GuidanceLog, LoggedUpdate } from "../domain/guidance-log.ts";
import { defineScript, type RedisConnection } from "./connection.ts";
import { readUpdate, writeUpdate } from "./guidance-update-record.ts";
import { keys } from "./keys.ts";

const AT_ONCE = "100";

/** KEYS updates; ARGV number act update. The number of a version is its id: of two at once only the first gets it. */
const appendScript = defineScript(`
if redis.call("XLEN", KEYS[1]) ~= tonumber(ARGV[1]) - 1 then return 0 end
redis.call("XADD", KEYS[1], ARGV[1] .. "-0", "act", ARGV[2], "update", ARGV[3])
return 1
`);

export function createGuidanceLog(redis: RedisConnection): GuidanceLog {
  const key = keys.guidanceUpdates;
  return {
    async from(number) {
      const entries = await redis.command(key, "XRANGE", key, `${number}-0`, "+", "COUNT", AT_ONCE);
      return (entries as readonly Entry[]).map(toLogged);
    },

    async append(update) {
      return (await redis.run(appendScript, [key], [String(update.number), update.act, writeUpdate(update)])) === 1;
    },
  };
}

type Entry = readonly [id: Buffer, fields: readonly Buffer[]];

function toLogged([id, fields]: Entry): LoggedUpdate {
  const number = Number.parseInt(String(id), 10);
  const texts = fields.map(String);
  const valueOf = (name: string) => texts[texts.indexOf(name) + 1] ?? "";
  const act = valueOf("act");
  return { number, act, update: readUpdate(number, act, valueOf("update")) };
}
