import { defineScript, defineVitalScript, type RedisConnection } from "./connection.ts";
import type { DataKeys } from "./data-keys.ts";
import { pairs } from "./flat-pairs.ts";
import { keys } from "./keys.ts";
import { createSealer, type DataKey, openIfPossible } from "./sealing.ts";

/** Any text that is always the same: it opens with the very key that has sealed it, and with no other. */
const KNOWN_TEXT = "Juru Damai";
/** A process that seals says so every half minute; one that was silent for longer than this has ended. */
export const SEALER_SILENT = 90_000;
/** No key has this name: it stands for keys having been noted, when none of them is left. */
const NOTED = "";
const FORGOTTEN_SECONDS = 24 * 3600;

export interface KeyTrouble {
  readonly id: string;
  /** "other": a key of this name has sealed texts here, but its bytes are not these. */
  readonly kind: "missing" | "other";
}

export interface SealerSeen {
  readonly keyId: string;
  /** Names its process. */
  readonly process: string;
  /** In ms before now, by the clock of Redis. */
  readonly silentFor: number;
}

/** Which keys have sealed something in this store, and who seals in it. Throws StoreAway. */
export interface KnownKeys {
  /** By id, the known text as that key sealed it. Undefined before anybody has sealed anything. */
  read(): Promise<ReadonlyMap<string, string> | undefined>;
  /** Of these ids what is known stays; the others are known from now on. */
  remember(dataKeys: readonly DataKey[]): Promise<void>;
  forget(id: string): Promise<void>;
  /** This process seals with this key; to be repeated. What is known of the key stays. */
  announce(key: DataKey, process: string): Promise<void>;
  leave(key: DataKey, process: string): Promise<void>;
  sealers(): Promise<readonly SealerSeen[]>;
}

/** Runs in a full Redis too: a bot that is started then must know its keys. KEYS known sealers; ARGV id, known text, process, ms and seconds until a silent process is forgotten. */
const announceScript = defineVitalScript(`
local time = redis.call("TIME")
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call("HSETNX", KEYS[1], ARGV[1], ARGV[2])
redis.call("ZREMRANGEBYSCORE", KEYS[2], "-inf", now - ARGV[4])
redis.call("ZADD", KEYS[2], now, ARGV[1] .. " " .. ARGV[3])
return redis.call("EXPIRE", KEYS[2], ARGV[5])
`);

/** KEYS sealers. Names and ms of silence by turns. */
const sealersScript = defineScript(`
local time = redis.call("TIME")
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local seen = redis.call("ZRANGE", KEYS[1], 0, -1, "WITHSCORES")
for i = 2, #seen, 2 do seen[i] = string.format("%.0f", now - seen[i]) end
return seen
`);

export function createKnownKeys(redis: RedisConnection): KnownKeys {
  const [known, sealers] = [keys.knownKeys, keys.sealers];
  return {
    async read() {
      const fields = Object.entries((await redis.command(known, "HGETALL", known)) as Readonly<Record<string, Buffer>>);
      if (fields.length === 0) return undefined;
      return new Map(fields.filter(([id]) => id !== NOTED).map(([id, sealed]) => [id, String(sealed)]));
    },

    async remember(dataKeys) {
      for (const key of dataKeys) await redis.command(known, "HSETNX", known, key.id, knownText(key));
    },

    async forget(id) {
      await redis.command(known, "HSET", known, NOTED, "1");
      await redis.command(known, "HDEL", known, id);
    },

    async announce(key, process) {
      const limits = [FORGOTTEN_SECONDS * 1000, FORGOTTEN_SECONDS].map(String);
      await redis.run(announceScript, [known, sealers], [key.id, knownText(key), process, ...limits]);
    },

    async leave(key, process) {
      await redis.command(sealers, "ZREM", sealers, `${key.id} ${process}`);
    },

    async sealers() {
      const seen = pairs((await redis.run(sealersScript, [sealers], [])) as readonly Buffer[]);
      return [...seen].map(([name, silentFor]) => {
        const [keyId = "", process = ""] = name.split(" ");
        return { keyId, process, silentFor: Number(silentFor) };
      });
    },
  };
}

/** What is wrong with these keys for a store that knows those. */
export function judgeKeys(dataKeys: DataKeys, known: ReadonlyMap<string, string>): readonly KeyTrouble[] {
  return [...known].flatMap(([id, sealed]): readonly KeyTrouble[] => {
    const key = dataKeys.find((one) => one.id === id);
    if (key === undefined) return [{ id, kind: "missing" }];
    const opened = openIfPossible(createSealer([key]), sealed, knownPlace(id));
    return opened === KNOWN_TEXT ? [] : [{ id, kind: "other" }];
  });
}

function knownText(key: DataKey): string {
  return createSealer([key]).seal(KNOWN_TEXT, knownPlace(key.id));
}

function knownPlace(id: string): string {
  return `${keys.knownKeys}:${id}`;
}
