import type { Announcement, GroupOutbox, GroupWord } from "../domain/announcement.ts";
import { defineScript, type RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";

const DAY_SECONDS = 24 * 3600;
/** Longer than Telegram repeats an update. */
const NOTED_MILLISECONDS = 2 * DAY_SECONDS * 1000;
/** What nobody could hear for so long is told by the lists of cases and referrals. */
const KEPT_SECONDS = 3 * DAY_SECONDS;
/** Between two messages; also how long a turn is held by a process that was killed. Longer than Telegram is waited for. */
const PAUSE = 60_000;
/** Between two messages when something urgent waits. */
const SHORT_PAUSE = 5000;

/** KEYS words outbox waiting; ARGV chat, id, word, at, when noted words are old, how long the outbox is kept. */
const putScript = defineScript(`
redis.call("ZREMRANGEBYSCORE", KEYS[1], "-inf", ARGV[5])
if redis.call("ZADD", KEYS[1], "NX", ARGV[4], ARGV[1] .. " " .. ARGV[2]) == 0 then return 0 end
redis.call("ZADD", KEYS[2], ARGV[4], ARGV[3])
redis.call("EXPIRE", KEYS[2], ARGV[6])
return redis.call("SADD", KEYS[3], ARGV[1])
`);

/** KEYS turns; ARGV chat, 1 for what is urgent, at, until when the turn is held. Two moments stand there: for what is urgent, and for the rest. */
const turnScript = defineScript(`
local line = redis.call("HGET", KEYS[1], ARGV[1]) or "0 0"
local urgent, usual = string.match(line, "(%d+) (%d+)")
local from = tonumber(ARGV[2] == "1" and urgent or usual)
if from > tonumber(ARGV[3]) then return from - tonumber(ARGV[3]) end
redis.call("HSET", KEYS[1], ARGV[1], ARGV[4] .. " " .. ARGV[4])
return 0
`);

/** KEYS outbox waiting turns linked; ARGV chat, from when on what is urgent may be said, and the rest, then words. A group that is not linked any more has no turns. */
const doneScript = defineScript(`
for at = 4, #ARGV do redis.call("ZREM", KEYS[1], ARGV[at]) end
if redis.call("EXISTS", KEYS[1]) == 0 then redis.call("SREM", KEYS[2], ARGV[1]) end
if redis.call("HEXISTS", KEYS[4], ARGV[1]) == 0 then return redis.call("HDEL", KEYS[3], ARGV[1]) end
return redis.call("HSET", KEYS[3], ARGV[1], ARGV[2] .. " " .. ARGV[3])
`);

export function createGroupOutbox(redis: RedisConnection, now: () => Date): GroupOutbox {
  const time = () => now().getTime();
  return {
    async put(chat, word) {
      const at = time();
      const limits = [at - NOTED_MILLISECONDS, KEPT_SECONDS].map(String);
      await redis.run(
        putScript,
        [keys.groupWords, keys.groupOutbox(chat), keys.groupsWaiting],
        [String(chat), word.id, pack(word), String(at), ...limits],
      );
    },

    async words(chat) {
      const key = keys.groupOutbox(chat);
      const found = (await redis.command(key, "ZRANGE", key, "0", "-1")) as readonly Buffer[];
      // What expired leaves its name in the list of those that wait.
      if (found.length === 0) await redis.command(keys.groupsWaiting, "SREM", keys.groupsWaiting, String(chat));
      return found.map((word) => unpack(word.toString()));
    },

    async turn(chat, isUrgent) {
      const at = time();
      const args = [String(chat), isUrgent ? "1" : "", String(at), String(at + PAUSE)];
      return Number(await redis.run(turnScript, [keys.groupTurns], args));
    },

    async done(chat, words) {
      const at = time();
      const pauses = words.length === 0 ? [at, at] : [at + SHORT_PAUSE, at + PAUSE];
      await redis.run(
        doneScript,
        [keys.groupOutbox(chat), keys.groupsWaiting, keys.groupTurns, keys.linkedGroups],
        [String(chat), ...pauses.map(String), ...words.map(pack)],
      );
    },

    async waiting() {
      const found = (await redis.command(keys.groupsWaiting, "SMEMBERS", keys.groupsWaiting)) as Iterable<Buffer>;
      return [...found].map((chat) => Number(chat.toString()));
    },
  };
}

/** Always in the same order, so that a word is found again by what it is. */
function pack({ id, place, what }: GroupWord): string {
  return JSON.stringify([id, place, what]);
}

function unpack(text: string): GroupWord {
  const [id, place, what] = JSON.parse(text) as [string, string, Announcement];
  return { id, place, what };
}
