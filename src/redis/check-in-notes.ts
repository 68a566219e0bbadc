import { z } from "zod";
import type { CheckInNotes } from "../domain/check-in-notices.ts";
import type { Asked } from "../domain/next-check-in.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";

/** After a year of silence a case may well be asked about anew. */
const KEPT_SECONDS = String(400 * 24 * 3600);

const AskedRecord = z.object({
  due: z.number(),
  asked: z.array(z.object({ at: z.number(), to: z.enum(["owner", "coordinator"]) })),
}) satisfies z.ZodType<{ due: number; asked: readonly Asked[] }>;

export function createCheckInNotes(redis: RedisConnection): CheckInNotes {
  const read = async (key: string) => {
    const value = (await redis.command(key, "GET", key)) as Buffer | null;
    return value === null ? undefined : String(value);
  };
  const write = (key: string, value: string) => redis.command(key, "SET", key, value, "EX", KEPT_SECONDS);

  return {
    async asked(code, due) {
      const kept = await read(keys.caseAsked(code));
      const noted = kept === undefined ? undefined : AskedRecord.parse(JSON.parse(kept));
      return noted?.due === due ? noted.asked : [];
    },
    async noteAsked(code, due, asked) {
      await write(keys.caseAsked(code), JSON.stringify({ due, asked }));
    },
    async alarmTold(code) {
      return Number((await read(keys.caseAlarmTold(code))) ?? 0);
    },
    async noteAlarm(code, at) {
      await write(keys.caseAlarmTold(code), String(at));
    },
  };
}
