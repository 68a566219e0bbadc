import { createCaseIndex } from "./case-index.ts";
import { type CaseRecord, readCaseRecord, toCase } from "./case-records.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import { createRumours, listRumour } from "./rumours.ts";
import { namesIn } from "./scan-names.ts";
import type { Sealer } from "./sealing.ts";

/** How many cases there are. Rumours go on their lists too. */
export async function listCases(redis: RedisConnection, sealer: Sealer, now: () => Date): Promise<number> {
  const index = createCaseIndex(redis);
  let count = 0;
  for await (const code of namesIn(redis, "{case:*}", /^\{case:([^}]+)\}$/)) {
    const record = await readCaseRecord(redis, code, sealer);
    if (record === undefined) continue;
    const found = toCase(record);
    await index.keep(found);
    for (const person of peopleIn(record)) await index.touch(person, found);
    count++;
  }
  const rumours = createRumours({ redis, sealer, now });
  for await (const id of namesIn(redis, "{rumour:*}", /^\{rumour:([^}]+)\}$/)) {
    const rumour = await rumours.find(id);
    if (rumour !== undefined) await listRumour(redis, rumour);
  }
  return count;
}

/** How many entries named a case that is gone, or one that is not open or in these hands any more. */
export async function dropCases(redis: RedisConnection, sealer: Sealer): Promise<number> {
  const index = createCaseIndex(redis);
  let count = 0;
  for await (const { listed, mustBeOpen } of index.everyEntry()) {
    const record = await readCaseRecord(redis, listed.code, sealer);
    const found = record && toCase(record);
    const isRight = found !== undefined && (!mustBeOpen || (found.state === "open" && listed.isOf(found)));
    if (isRight) continue;
    await listed.drop();
    count++;
  }
  for await (const list of namesIn(redis, "{chat:*}:open-cases", /^\{chat:(\d+)\}:open-cases$/)) {
    const person = Number(list);
    const own = keys.openCasesOf(person);
    for (const code of ((await redis.command(own, "SMEMBERS", own)) as Buffer[]).map(String)) {
      const record = await readCaseRecord(redis, code, sealer);
      const found = record && toCase(record);
      if (found?.state === "open" && found.owner === person) continue;
      await redis.command(own, "SREM", own, code);
      count++;
    }
  }
  return count;
}

/** All who have written in it or are asked to take it, but for those who wanted to be erased. */
function peopleIn({ filed }: CaseRecord): ReadonlySet<number> {
  const people = filed.flatMap(({ entry: { who, what } }) => [who.id, what.kind === "offer" ? (what.to ?? 0) : 0]);
  return new Set(people.filter((id) => id !== 0));
}
