import { connectRedis, defineScript, type RedisConnection } from "../../src/redis/connection.ts";

/**
 * What an update leaves behind whoever sends it, and what works beside the updates: the turn and the talk of a chat, the log of
 * acts and refusals, what counts use, jobs, and what went out.
 */
const PASSING = [
  ...[
    "{chat:%-?%d+}:done",
    "{chat:%-?%d+}:in%-hand",
    "{chat:%-?%d+}:journal",
    "{chat:%-?%d+}:lease",
    "{chat:%-?%d+}:talk",
  ],
  ...[
    "{audit}",
    "{usage}",
    "{data%-keys}",
    "{queue}",
    "{case:%w+}:calls",
    "{case:%w+}:asked",
    "{case:%w+}:alarm%-told",
  ],
  ...[
    "{groups}:outbox",
    "{groups}:waiting",
    "{groups}:words",
    "{groups}:turns",
    "{broadcast}",
    "{sources}:scores",
    "{sources}:changes",
    "{ref:%w+}:reminders",
  ],
];

/**
 * ARGV patterns of keys to leave out. Every other key with a digest of what it holds. The fields of a hash and the members of a
 * set are brought into an order first: Redis moves them about when they are only read.
 */
const digestScript = defineScript(`
local function sorted(flat, step)
  local parts = {}
  for at = 1, #flat, step do parts[#parts + 1] = table.concat(flat, "=", at, at + step - 1) end
  table.sort(parts)
  return table.concat(parts, "|")
end
local function holds(key)
  local kind = redis.call("TYPE", key).ok
  if kind == "hash" then return sorted(redis.call("HGETALL", key), 2) end
  if kind == "set" then return sorted(redis.call("SMEMBERS", key), 1) end
  return redis.call("DUMP", key)
end
local told = {}
for _, key in ipairs(redis.call("KEYS", "*")) do
  local isPassing = false
  for _, pattern in ipairs(ARGV) do
    if string.find(key, "^" .. pattern) then isPassing = true break end
  end
  if not isPassing then
    told[#told + 1] = key
    told[#told + 1] = redis.sha1hex(holds(key))
  end
end
return told
`);

/** Every key with what it holds, to be put back. */
const dumpScript = defineScript(`
local told = {}
for _, key in ipairs(redis.call("KEYS", "*")) do
  told[#told + 1] = key
  told[#told + 1] = redis.call("DUMP", key)
  told[#told + 1] = tostring(math.max(0, redis.call("PTTL", key)))
end
return told
`);

export type Digest = ReadonlyMap<string, string>;

/** The whole store of a house as one thing that can be looked at, compared and put back. */
export interface Kept {
  /** What lasts, by key. */
  digest(): Promise<Digest>;
  /** Keys that have come, gone or changed, in alphabetical order. */
  changedSince(before: Digest): Promise<readonly string[]>;
  /** Remembers everything as it stands. */
  remember(): Promise<void>;
  /** Makes what lasts what it was when it was remembered, and the talk of these chats. */
  putBack(chats: readonly number[]): Promise<void>;
  /** Only the talk of one chat. */
  putTalkBack(chat: number): Promise<void>;
  close(): Promise<void>;
}

export async function openKept(redisUrl: string): Promise<Kept> {
  const redis = await connectRedis([redisUrl], () => undefined);
  let remembered = new Map<string, readonly [value: Buffer, ttl: string]>();
  let lasting: Digest = new Map();

  async function digest(): Promise<Digest> {
    const told = (await redis.run(digestScript, [""], PASSING)) as readonly Buffer[];
    return new Map(told.flatMap((key, at) => (at % 2 === 0 ? [[String(key), String(told[at + 1])] as const] : [])));
  }

  const difference = (one: Digest, other: Digest): readonly string[] =>
    [...new Set([...one.keys(), ...other.keys()])].filter((key) => one.get(key) !== other.get(key)).toSorted();

  const talkOf = (chat: number) => [`{chat:${chat}}:talk`, `{chat:${chat}}:talk-since`];
  const putAllBack = (changed: readonly string[]) =>
    Promise.all(changed.map((key) => putKeyBack(redis, key, remembered.get(key))));

  return {
    digest,
    changedSince: async (before) => difference(before, await digest()),
    async remember() {
      const told = (await redis.run(dumpScript, [""], [])) as readonly Buffer[];
      remembered = new Map();
      for (let at = 0; at < told.length; at += 3) {
        const [key, value, ttl] = told.slice(at, at + 3);
        if (key !== undefined && value !== undefined) remembered.set(String(key), [value, String(ttl)]);
      }
      lasting = await digest();
    },
    async putBack(chats) {
      await putAllBack([...difference(lasting, await digest()), ...chats.flatMap(talkOf)]);
    },
    async putTalkBack(chat) {
      await putAllBack(talkOf(chat));
    },
    close: () => redis.close(),
  };
}

async function putKeyBack(
  redis: RedisConnection,
  key: string,
  kept: readonly [value: Buffer, ttl: string] | undefined,
): Promise<void> {
  if (kept === undefined) await redis.command(key, "DEL", key);
  else await redis.command(key, "RESTORE", key, kept[1], kept[0], "REPLACE");
}
