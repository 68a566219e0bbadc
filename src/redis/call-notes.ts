import { z } from "zod";
import { CALL_KINDS, type CallNotes, type CallTold } from "../domain/coordinator-call.ts";
import { defineScript, type RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";

/** Longer than anybody is told of a call; noted anew, it stays on. */
const KEPT_SECONDS = 90 * 24 * 3600;

/** KEYS notes; ARGV name value seconds. The same round once more stays as it was. */
const noteScript = defineScript(`
redis.call("HSETNX", KEYS[1], ARGV[1], ARGV[2])
return redis.call("EXPIRE", KEYS[1], ARGV[3])
`);

const ToldRecord = z.object({
  kind: z.enum(CALL_KINDS),
  callAt: z.number(),
  round: z.number(),
  at: z.number(),
  count: z.number(),
}) satisfies z.ZodType<CallTold>;

export function createCallNotes(redis: RedisConnection): CallNotes {
  return {
    async told(code) {
      const key = keys.caseCalls(code);
      const lines = (await redis.command(key, "HVALS", key)) as readonly Buffer[];
      return lines
        .map((line) => ToldRecord.parse(JSON.parse(String(line))))
        .toSorted((one, other) => one.callAt - other.callAt || one.round - other.round);
    },

    async note(code, told) {
      const name = `${told.kind}.${told.callAt}.${told.round}`;
      await redis.run(noteScript, [keys.caseCalls(code)], [name, JSON.stringify(told), String(KEPT_SECONDS)]);
    },
  };
}
