import { MEMBER_GROUPS } from "../domain/member-roles.ts";
import { isEnded } from "../domain/referral-state.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import { everyRecord } from "./make-roll.ts";
import { createMembers } from "./members.ts";
import { dropBroadcasts, listBroadcasts } from "./rebuild-broadcasts.ts";
import { dropCases, listCases } from "./rebuild-cases.ts";
import { createReferralIndex } from "./referral-index.ts";
import { claimNext, goesOn } from "./referral-next.ts";
import { type ReferralRecord, readRecord, toReferral } from "./referral-records.ts";
import { namesIn } from "./scan-names.ts";
import type { Sealer } from "./sealing.ts";

export interface Rebuilt {
  readonly members: number;
  readonly referrals: number;
  readonly broadcasts: number;
  readonly cases: number;
  /** Entries of lists that named somebody or something that is gone. */
  readonly dropped: number;
}

/**
 * Makes the lists of members, referrals, broadcasts and cases anew from what they are about. First it adds what is missing, then it drops
 * what is too much, so that a running bot never meets an empty list. Safe to repeat.
 */
export async function rebuildIndexes(redis: RedisConnection, sealer: Sealer, now: () => Date): Promise<Rebuilt> {
  const members = await listMembers(redis, now);
  const referrals = await listReferrals(redis, sealer);
  const broadcasts = await listBroadcasts(redis, sealer);
  const cases = await listCases(redis, sealer, now);
  const dropped = [
    await dropMembers(redis),
    await dropReferrals(redis, sealer),
    await dropBroadcasts(redis),
    await dropCases(redis, sealer),
  ];
  return { members, referrals, broadcasts, cases, dropped: dropped.reduce((sum, count) => sum + count, 0) };
}

async function listMembers(redis: RedisConnection, now: () => Date): Promise<number> {
  const members = createMembers(redis, now);
  let count = 0;
  for await (const ids of everyRecord(redis)) {
    for (const id of ids) {
      const member = await members.find(id);
      if (member === undefined) continue;
      await members.index(member, undefined);
      count++;
    }
  }
  await redis.command(keys.memberRollMade, "SET", keys.memberRollMade, "1");
  return count;
}

async function listReferrals(redis: RedisConnection, sealer: Sealer): Promise<number> {
  const index = createReferralIndex(redis);
  let count = 0;
  for await (const code of namesIn(redis, "{ref:*}", /^\{ref:([^}]+)\}$/)) {
    const record = await readRecord(redis, code, sealer);
    if (record === undefined) continue;
    const referral = toReferral(record);
    await index.keep(referral);
    const { continues } = referral;
    if (continues !== undefined && goesOn(referral, continues)) await claimNext(redis, continues, { code });
    for (const person of writersOf(record)) await index.touch(person, referral);
    count++;
  }
  return count;
}

/** All who have written in its log, but for those who wanted to be erased. */
function writersOf({ filed }: ReferralRecord): ReadonlySet<number> {
  const people = new Set(filed.map(({ entry }) => entry.who.id));
  people.delete(0);
  return people;
}

async function dropMembers(redis: RedisConnection): Promise<number> {
  const lists = [
    { list: keys.memberPlaces, read: ["HKEYS"], drop: "HDEL" },
    { list: keys.coordinators, read: ["HKEYS"], drop: "HDEL" },
    { list: keys.pendingMembers, read: ["ZRANGE", "0", "-1"], drop: "ZREM" },
    { list: keys.admins, read: ["SMEMBERS"], drop: "SREM" },
    ...MEMBER_GROUPS.map(
      (group) => ({ list: keys.memberGroup(group), read: ["ZRANGE", "0", "-1"], drop: "ZREM" }) as const,
    ),
    { list: keys.memberIds, read: ["ZRANGE", "0", "-1"], drop: "ZREM" },
    { list: keys.memberRoll, read: ["HKEYS"], drop: "HDEL" },
  ] as const;
  let count = 0;
  for (const { list, read, drop } of lists) {
    const [name, ...range] = read;
    for (const id of ((await redis.command(list, name, list, ...range)) as Buffer[]).map(String)) {
      const member = keys.member(Number(id));
      if ((await redis.command(member, "EXISTS", member)) === 1) continue;
      await redis.command(list, drop, list, id);
      count++;
    }
  }
  return count;
}

async function dropReferrals(redis: RedisConnection, sealer: Sealer): Promise<number> {
  const index = createReferralIndex(redis);
  let count = 0;
  for await (const { listed, mustBeOpen } of index.everyEntry()) {
    const record = await readRecord(redis, listed.code, sealer);
    if (record !== undefined && !(mustBeOpen && isEnded(toReferral(record).state))) continue;
    await listed.drop();
    count++;
  }
  return count;
}
