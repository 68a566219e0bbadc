import { randomBytes } from "node:crypto";
import { LEAST_TOGETHER } from "../domain/export-members.ts";
import { PRACTICE_QUESTIONS } from "../domain/practice.ts";
import type { PracticeBook } from "../domain/practice-book.ts";
import { type PracticeTally, tallyAreas } from "../domain/practice-tally.ts";
import { defineScript, type RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";

const WEEK = 7 * 24 * 3600;
/** As counts of use. */
const KEEP = String(53 * WEEK);
const SALT_KEEP = String(2 * WEEK);
const ENOUGH = "enough";

/**
 * KEYS salt, counts of each area; ARGV question part person enough keep saltKeep salt. Until enough people have answered,
 * a mark of each stands there, so that nobody counts for two; then the marks go. Without the salt, which goes too, no mark
 * leads to a person, nor does it to the mark of the same person at another question.
 */
export const countScript = defineScript(`
redis.call("SET", KEYS[1], ARGV[7], "EX", ARGV[6], "NX")
local mark = string.sub(redis.sha1hex(redis.call("GET", KEYS[1]) .. ARGV[1] .. ":" .. ARGV[3]), 1, 10)
for i = 2, #KEYS do
  local field = ARGV[1] .. ":people"
  local people = redis.call("HGET", KEYS[i], field) or ""
  local isNew = people == "${ENOUGH}" or not string.find(people, mark, 1, true)
  if isNew and people ~= "${ENOUGH}" then
    people = people .. mark .. ","
    if #people >= 11 * tonumber(ARGV[4]) then people = "${ENOUGH}" end
    redis.call("HSET", KEYS[i], field, people)
  end
  if isNew then redis.call("HINCRBY", KEYS[i], ARGV[1] .. ":" .. ARGV[2], 1) end
  redis.call("EXPIRE", KEYS[i], ARGV[5])
end
return 1
`);

type Counts = Pick<PracticeBook, "count" | "tallies">;

/** How many answered right and wrong, of each area: never who. */
export function createPracticeCounts(redis: RedisConnection): Counts {
  return {
    count({ situation, question, isRight, person, place }) {
      const counts = tallyAreas(place).map(keys.practiceCounts);
      const about = [`${situation}:${question}`, isRight ? "right" : "wrong", String(person), String(LEAST_TOGETHER)];
      const salt = randomBytes(16).toString("base64");
      const counting = redis.run(countScript, [keys.practiceSalt, ...counts], [...about, KEEP, SALT_KEEP, salt]);
      // An answer is not held up, nor lost, for being counted.
      void counting.catch(() => undefined);
    },

    async tallies(area) {
      const key = keys.practiceCounts(area);
      const stored = (await redis.command(key, "HGETALL", key)) as Readonly<Record<string, Buffer>>;
      return Object.keys(stored).flatMap((name) => readTally(name, stored) ?? []);
    },
  };
}

function readTally(name: string, stored: Readonly<Record<string, Buffer>>): PracticeTally | undefined {
  const [situation = "", asked, part] = name.split(":");
  const question = PRACTICE_QUESTIONS.find((one) => one === asked);
  if (question === undefined || part !== "people" || String(stored[name]) !== ENOUGH) return undefined;
  const countOf = (how: string) => Number(stored[`${situation}:${question}:${how}`] ?? 0);
  return { situation, question, right: countOf("right"), wrong: countOf("wrong") };
}
