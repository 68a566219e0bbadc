import { updateNumberOf } from "../domain/guidance-update.ts";
import type { ReadReceipts } from "../domain/recipients.ts";
import { readReferralCode } from "../domain/referral-code.ts";
import { defineScript, type RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";

const DAY = 24 * 3600;
const ASKED_AT_ONCE = 1000;

/** KEYS readers; ARGV person, seconds to keep or nothing for ever. */
const noteScript = defineScript(`
local added = redis.call("SADD", KEYS[1], ARGV[1])
if ARGV[2] ~= "" then redis.call("EXPIRE", KEYS[1], ARGV[2]) end
return added
`);

export interface ReceiptParts {
  readonly redis: RedisConnection;
  /** How long it is kept who has read a broadcast, from the last reader on; of a guidance update for ever. */
  readonly keepDays: number;
}

export function createReadReceipts({ redis, keepDays }: ReceiptParts): ReadReceipts {
  const list = keys.readSubjects;

  async function subjectsOf(person: number): Promise<readonly string[]> {
    const subjects = ((await redis.command(list, "SMEMBERS", list)) as readonly Buffer[]).map(String);
    const found = await Promise.all(
      subjects.map((subject) =>
        redis.command(keys.readers(subject), "SISMEMBER", keys.readers(subject), String(person)),
      ),
    );
    return subjects.filter((_, index) => found[index] === 1);
  }

  return {
    async note(subject, person) {
      const kept = keptFor(subject, keepDays);
      // The list first: a receipt that is on no list would never be found again.
      await redis.command(list, "SADD", list, subject);
      return (await redis.run(noteScript, [keys.readers(subject)], [String(person), kept])) === 1;
    },

    async readAmong(subject, people) {
      const readers = readersOf(subject);
      const found = new Set<number>();
      for (let from = 0; from < people.length; from += ASKED_AT_ONCE) {
        const asked = people.slice(from, from + ASKED_AT_ONCE);
        const answers = await redis.command(readers, "SMISMEMBER", readers, ...asked.map(String));
        for (const [index, id] of asked.entries()) if ((answers as readonly number[])[index] === 1) found.add(id);
      }
      return found;
    },

    async count(subject) {
      const readers = readersOf(subject);
      return Number(await redis.command(readers, "SCARD", readers));
    },

    readBy: subjectsOf,

    async forget(person) {
      for (const subject of await subjectsOf(person)) {
        await redis.command(keys.readers(subject), "SREM", keys.readers(subject), String(person));
      }
    },
  };
}

function readersOf(subject: string): string {
  refuseUnknown(subject);
  return keys.readers(subject);
}

/** Guidance stays true after any time, and so does who knows of it. */
function keptFor(subject: string, keepDays: number): string {
  refuseUnknown(subject);
  return isUpdate(subject) ? "" : String(keepDays * DAY);
}

function refuseUnknown(subject: string): void {
  const read = readReferralCode(subject);
  if (isUpdate(subject) || (read.kind === "code" && read.code === subject)) return;
  throw new RangeError("Read is a broadcast by its id, or a guidance update by its own.");
}

function isUpdate(subject: string): boolean {
  return updateNumberOf(subject) !== undefined;
}
