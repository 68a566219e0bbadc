import { PRACTICE_QUESTIONS, type PracticeQuestion } from "../domain/practice.ts";
import type { PracticeBook } from "../domain/practice-book.ts";
import type { PracticeProgress, SituationProgress } from "../domain/practice-progress.ts";
import { defineScript, type RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import { createPracticeCounts } from "./practice-counts.ts";

/** As long as counts of use are kept; who practises goes on having it. */
const KEEP = String(53 * 7 * 24 * 3600);

/** Before the situations, whose fields begin with this. */
const OF = "of:";

/** KEYS progress; ARGV situation questions keep. Gives the question at which it stands open. */
const openScript = defineScript(`
local first = string.match(redis.call("HGET", KEYS[1], "${OF}" .. ARGV[1]) or "", "^[01]*")
local question = #first < tonumber(ARGV[2]) and #first or 0
redis.call("HSET", KEYS[1], "open", ARGV[1] .. ":" .. question)
redis.call("EXPIRE", KEYS[1], ARGV[3])
return question
`);

/**
 * KEYS progress; ARGV situation question isRight next act keep. A situation stands as its first answers, a bar, and the
 * questions that went wrong last: "1011|1". Of two taps the second finds another question open.
 */
const answerScript = defineScript(`
local isFirst = 0
if redis.call("HGET", KEYS[1], "act") ~= ARGV[5] then
  if redis.call("HGET", KEYS[1], "open") ~= ARGV[1] .. ":" .. ARGV[2] then return { 0 } end
  local field = "${OF}" .. ARGV[1]
  local first, wrong = string.match(redis.call("HGET", KEYS[1], field) or "|", "^([01]*)|(.*)$")
  if #first == tonumber(ARGV[2]) then
    first = first .. ARGV[3]
    isFirst = 1
  end
  wrong = string.gsub(wrong, ARGV[2], "")
  if ARGV[3] == "0" then wrong = wrong .. ARGV[2] end
  redis.call("HSET", KEYS[1], field, first .. "|" .. wrong, "act", ARGV[5])
  if ARGV[4] == "" then redis.call("HDEL", KEYS[1], "open")
  else redis.call("HSET", KEYS[1], "open", ARGV[1] .. ":" .. ARGV[4]) end
  redis.call("EXPIRE", KEYS[1], ARGV[6])
end
return { 1, isFirst, redis.call("HGETALL", KEYS[1]) }
`);

export function createPracticeBook(redis: RedisConnection): PracticeBook {
  const { count, tallies } = createPracticeCounts(redis);
  return {
    count,
    tallies,

    async progressOf(person) {
      const key = keys.practice(person);
      return readProgress(
        Object.entries((await redis.command(key, "HGETALL", key)) as Readonly<Record<string, Buffer>>),
      );
    },

    async openOf(person) {
      const open = (await redis.command(keys.practice(person), "HGET", keys.practice(person), "open")) as Buffer | null;
      const [situation = "", number] = String(open ?? "").split(":");
      const question = number === undefined ? undefined : PRACTICE_QUESTIONS[Number(number)];
      return question && { situation, question };
    },

    async open(person, situation, questions) {
      return Number(await redis.run(openScript, [keys.practice(person)], [situation, String(questions), KEEP]));
    },

    async keepAnswer(person, { situation, question, isRight, next, act }) {
      const words = [situation, numberOf(question), isRight ? "1" : "0", next === undefined ? "" : numberOf(next)];
      const answer = await redis.run(answerScript, [keys.practice(person)], [...words, act, KEEP]);
      const [isKept, isFirst, flat = []] = answer as readonly [number, number?, (readonly Buffer[])?];
      if (isKept !== 1) return { kind: "not open" };
      return { kind: "kept", isFirst: isFirst === 1, progress: readProgress(pairsOf(flat)) };
    },

    async forget(person) {
      await redis.command(keys.practice(person), "DEL", keys.practice(person));
    },
  };
}

function numberOf(question: PracticeQuestion): string {
  return String(PRACTICE_QUESTIONS.indexOf(question));
}

/** A script answers with names and values in one row. */
function pairsOf(flat: readonly Buffer[]): readonly (readonly [string, Buffer])[] {
  return flat.flatMap((name, index) => {
    const value = flat[index + 1];
    return index % 2 === 1 || value === undefined ? [] : [[String(name), value] as const];
  });
}

function readProgress(fields: readonly (readonly [string, Buffer])[]): PracticeProgress {
  const situations = fields.filter(([name]) => name.startsWith(OF));
  return new Map(situations.map(([name, value]) => [name.slice(OF.length), readSituation(String(value))]));
}

function readSituation(text: string): SituationProgress {
  const [first = "", wrong = ""] = text.split("|");
  return {
    first: first.split("").map((sign) => sign === "1"),
    toRepeat: PRACTICE_QUESTIONS.filter((question) => wrong.includes(numberOf(question))),
  };
}
