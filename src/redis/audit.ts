import { randomBytes } from "node:crypto";
import type { Audit, AuditList } from "../domain/audit.ts";
import { defineScript, type RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import { AUDIT_LOGS, createAuditReader } from "./read-audit.ts";

/** Longer than Telegram repeats an update. */
const NOTED_MILLISECONDS = 2 * 24 * 3600 * 1000;

/**
 * KEYS log people noted; ARGV what at about, fresh names for both, act, when noted acts are old, how many entries to keep
 * or nothing, who, whom or nothing. Nobody stands in the log by account number: a name that means nothing leads to it,
 * for as long as the person wants.
 */
const noteScript = defineScript(`
local what, at, about, act, old, kept = ARGV[1], ARGV[2], ARGV[3], ARGV[6], ARGV[7], ARGV[8]
local function nameOf(id, fresh)
  if not id or id == "" or id == "0" then return "" end
  local name = redis.call("HGET", KEYS[2], "i:" .. id)
  if name then return name end
  redis.call("HSET", KEYS[2], "i:" .. id, fresh, "n:" .. fresh, id)
  return fresh
end
local who, whom = nameOf(ARGV[9], ARGV[4]), nameOf(ARGV[10], ARGV[5])
redis.call("ZREMRANGEBYSCORE", KEYS[3], "-inf", old)
local isNew = redis.call("ZADD", KEYS[3], "NX", at, table.concat({act, what, who, whom, about}, " ")) == 1
redis.call("EXPIRE", KEYS[3], ${NOTED_MILLISECONDS / 1000})
if not isNew then return 0 end
local entry = {"*", "what", what, "at", at, "who", who}
if ARGV[10] ~= "" then entry[#entry + 1] = "whom"; entry[#entry + 1] = whom end
if about ~= "" then entry[#entry + 1] = "about"; entry[#entry + 1] = about end
if kept == "" then
  redis.call("XADD", KEYS[1], unpack(entry))
else
  redis.call("XADD", KEYS[1], "MAXLEN", "~", kept, unpack(entry))
end
return 1
`);

/** KEYS people; ARGV person. */
const forgetScript = defineScript(`
local name = redis.call("HGET", KEYS[1], "i:" .. ARGV[1])
if not name then return 0 end
return redis.call("HDEL", KEYS[1], "i:" .. ARGV[1], "n:" .. name)
`);

const REFUSALS_KEPT = 10_000;

interface Noting {
  readonly list: AuditList;
  readonly act: string;
  readonly what: string;
  readonly who: number;
  readonly whom?: number;
  readonly about?: string;
}

export function createAudit(redis: RedisConnection, now: () => Date): Audit {
  const { entries, latest } = createAuditReader(redis);

  async function add({ list, act, what, who, whom, about }: Noting): Promise<boolean> {
    const at = now().getTime();
    const kept = list === "acts" ? "" : String(REFUSALS_KEPT);
    const added = await redis.run(
      noteScript,
      [AUDIT_LOGS[list], keys.auditPeople, keys.auditNoted],
      [
        ...[what, String(at), about ?? "", freshName(), freshName(), act, String(at - NOTED_MILLISECONDS), kept],
        ...[String(who), whom === undefined ? "" : String(whom)],
      ],
    );
    return added === 1;
  }

  return {
    note: (note) => add({ ...note, list: "acts" }),
    async noteRefusal(refusal) {
      await add({ ...refusal, list: "refusals" });
    },
    entries,
    latest,

    async *entriesAbout(person) {
      const isNamed = await redis.command(keys.auditPeople, "HEXISTS", keys.auditPeople, `i:${person}`);
      if (isNamed !== 1) return;
      for (const list of ["acts", "refusals"] as const) {
        for await (const page of entries(list)) yield page.filter(({ who, whom }) => who === person || whom === person);
      }
    },

    async forget(person) {
      await redis.run(forgetScript, [keys.auditPeople], [String(person)]);
    },
  };
}

function freshName(): string {
  return randomBytes(9).toString("base64url");
}
