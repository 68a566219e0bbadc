import { type AskedCheck, CHECK_ANSWERS, type CheckTask, type CheckTasks } from "../domain/check-task.ts";
import { defineScript, type RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";

const DAY = 24 * 3600;
/** Longer than an entry stays fresh, so that the next round does not begin with the same person. */
const KEEP = 180 * DAY;

/** KEYS task person; ARGV source person askedAt asked keep forgottenBefore. */
const assignScript = defineScript(`
redis.call("DEL", KEYS[1])
redis.call("HSET", KEYS[1], "person", ARGV[2], "askedAt", ARGV[3], "asked", ARGV[4])
redis.call("EXPIRE", KEYS[1], ARGV[5])
redis.call("ZADD", KEYS[2], ARGV[3], ARGV[1])
redis.call("ZREMRANGEBYSCORE", KEYS[2], "-inf", ARGV[6])
return redis.call("EXPIRE", KEYS[2], ARGV[5])
`);

/** KEYS task; ARGV person. */
const sentScript = defineScript(`
if redis.call("HGET", KEYS[1], "person") ~= ARGV[1] then return 0 end
return redis.call("HSET", KEYS[1], "isSent", "1")
`);

/** KEYS task; ARGV person answer. As long as nobody else is asked a word may be put right. */
const answerScript = defineScript(`
if redis.call("HGET", KEYS[1], "person") ~= ARGV[1] then return 0 end
redis.call("HSET", KEYS[1], "answer", ARGV[2])
return 1
`);

/** KEYS tasks of a person, and last the list of them; ARGV person. The task stays, without the person. */
const forgetScript = defineScript(`
for index = 1, #KEYS - 1 do
  if redis.call("HGET", KEYS[index], "person") == ARGV[1] then redis.call("HSET", KEYS[index], "person", "0") end
  local asked = redis.call("HGET", KEYS[index], "asked")
  if asked then
    local others = {}
    for id in string.gmatch(asked, "%d+") do if id ~= ARGV[1] then table.insert(others, id) end end
    redis.call("HSET", KEYS[index], "asked", table.concat(others, ","))
  end
end
return redis.call("DEL", KEYS[#KEYS])
`);

export function createCheckTasks(redis: RedisConnection): CheckTasks {
  return {
    async find(source) {
      const key = keys.checkTask(source);
      const fields = (await redis.command(key, "HGETALL", key)) as Readonly<Record<string, Buffer>>;
      return readTask(source, (name) => fields[name]?.toString());
    },

    async assign({ source, person, askedAt, asked }) {
      await redis.run(
        assignScript,
        [keys.checkTask(source), keys.checksOf(person)],
        [
          ...[source, String(person), String(askedAt), asked.join(",")],
          ...[String(KEEP), String(askedAt - KEEP * 1000)],
        ],
      );
    },

    async markSent(source, person) {
      await redis.run(sentScript, [keys.checkTask(source)], [String(person)]);
    },

    async answer(source, person, answer) {
      return (await redis.run(answerScript, [keys.checkTask(source)], [String(person), answer])) === 1;
    },

    async askedOf(person) {
      const key = keys.checksOf(person);
      return readAsked(await redis.command(key, "ZRANGE", key, "0", "-1", "WITHSCORES"));
    },

    async forget(person) {
      const key = keys.checksOf(person);
      const sources = (await redis.command(key, "ZRANGE", key, "0", "-1")) as readonly Buffer[];
      const tasks = sources.map((source) => keys.checkTask(source.toString()));
      const [first, ...others] = [...tasks, key];
      await redis.run(forgetScript, [first, ...others], [String(person)]);
    },
  };
}

function readTask(source: string, field: (name: string) => string | undefined): CheckTask | undefined {
  const person = field("person");
  if (person === undefined) return undefined;
  const answer = CHECK_ANSWERS.find((one) => one === field("answer"));
  const asked = field("asked") ?? "";
  return {
    ...{ source, person: Number(person), askedAt: Number(field("askedAt")), isSent: field("isSent") === "1" },
    ...(answer !== undefined && { answer }),
    asked: asked === "" ? [] : asked.split(",").map(Number),
  };
}

/** RESP3 gives pairs. */
function readAsked(answer: unknown): readonly AskedCheck[] {
  const pairs = answer as readonly (readonly [Buffer, number])[];
  return pairs.map(([source, at]) => ({ source: source.toString(), at: Number(at) }));
}
