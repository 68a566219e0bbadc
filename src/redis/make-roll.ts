import type { Member } from "../domain/member.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import type { MemberLists } from "./member-lists.ts";

const MEMBER_KEY = /^\{chat:(-?\d+)\}:member$/;

/** Ids of everybody of whom there is a record, found by looking through all keys; one may come twice. */
export async function* everyRecord(redis: RedisConnection): AsyncIterable<readonly number[]> {
  for await (const page of redis.scan("{chat:*}:member")) {
    yield page.map((key) => MEMBER_KEY.exec(key)?.[1]).flatMap((id) => (id === undefined ? [] : [Number(id)]));
  }
}

/**
 * Members from before there was a roll are entered into it, once for a store. Who stands in it is left alone, so a bot
 * at work, or a second one that does the same, harms nothing.
 */
export async function makeRoll(
  redis: RedisConnection,
  lists: MemberLists,
  find: (id: number) => Promise<Member | undefined>,
): Promise<void> {
  const key = keys.memberRollMade;
  if ((await redis.command(key, "EXISTS", key)) === 1) return;
  for await (const ids of everyRecord(redis)) {
    const page = (await Promise.all(ids.map(find))).filter((member) => member !== undefined);
    await Promise.all(page.map((member) => lists.list(member, [])));
  }
  await redis.command(key, "SET", key, "1");
}
