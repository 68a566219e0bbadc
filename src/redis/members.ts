import { isWithin } from "../domain/area.ts";
import type { Appointment, Member, Members } from "../domain/member.ts";
import { defineScript, type RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import { makeRoll } from "./make-roll.ts";
import { createMemberGroups } from "./member-groups.ts";
import { createMemberLists } from "./member-lists.ts";
import { memberChanges, readMember } from "./member-record.ts";
import { createMemberRoles } from "./member-roles.ts";
import { changedFacts, type Fact } from "./member-roll.ts";

/** KEYS member; ARGV status act. The same act once more is no second decision: its answer may not have arrived. */
const decideScript = defineScript(`
if redis.call("HGET", KEYS[1], "decidedBy") == ARGV[2] then return 1 end
if redis.call("HGET", KEYS[1], "status") ~= "pending" then return 0 end
redis.call("HSET", KEYS[1], "status", ARGV[1], "decidedBy", ARGV[2])
return 1
`);

/** KEYS member; ARGV area (empty for none) act. As above, the same act once more gives the answer of the first time. */
const appointScript = defineScript(`
if redis.call("HGET", KEYS[1], "status") ~= "active" then return "not active" end
if redis.call("HGET", KEYS[1], "appointedBy") == ARGV[2] then return "appointed" end
if (redis.call("HGET", KEYS[1], "looksAfter") or "") == ARGV[1] then return "already" end
redis.call("HSET", KEYS[1], "looksAfter", ARGV[1], "appointedBy", ARGV[2])
return "appointed"
`);

/** KEYS member; ARGV whether. Somebody who was erased meanwhile gets no record again. */
const reachScript = defineScript(`
if redis.call("EXISTS", KEYS[1]) == 0 then return 0 end
redis.call("HSET", KEYS[1], "isReachable", ARGV[1])
return 1
`);

interface Listed {
  readonly id: number;
  readonly area: string;
}

const MEMBERS_A_PAGE = 1000;

export interface StoredMembers extends Members {
  /** Enters everybody from before there was a roll, once for a store; harmless when repeated. */
  enrol(): Promise<void>;
}

export function createMembers(redis: RedisConnection, now: () => Date): StoredMembers {
  const lists = createMemberLists(redis, now);

  async function find(id: number): Promise<Member | undefined> {
    const fields = (await redis.command(keys.member(id), "HGETALL", keys.member(id))) as Record<string, Buffer>;
    return readMember(new Map(Object.entries(fields).map(([field, value]) => [field, value.toString()])));
  }

  /** Until what was listed is what stands there: two who change the same thing at once may list it in the wrong order. */
  async function relist(id: number, facts: readonly Fact[]): Promise<void> {
    for (let member = await find(id); ; ) {
      if (member === undefined) return lists.unlist(id);
      await lists.list(member, facts);
      const present: Member | undefined = await find(id);
      if (present !== undefined && !changedFacts(member, present).some((fact) => facts.includes(fact))) return;
      member = present;
    }
  }

  const enrol = () => makeRoll(redis, lists, find);

  async function areasOf(list: string): Promise<readonly Listed[]> {
    const areas = (await redis.command(list, "HGETALL", list)) as Record<string, Buffer>;
    return Object.entries(areas).map(([id, area]) => ({ id: Number(id), area: area.toString() }));
  }

  /** Ids with their area, smallest area first. */
  async function listed(list: string, fits: (area: string) => boolean): Promise<readonly number[]> {
    return (await areasOf(list))
      .filter(({ area }) => fits(area))
      .toSorted((one, other) => other.area.length - one.area.length || one.id - other.id)
      .map(({ id }) => id);
  }

  async function present(ids: readonly number[]): Promise<readonly Member[]> {
    const found = await Promise.all(ids.map(find));
    return found.filter((member) => member !== undefined).filter(({ status }) => status === "active");
  }

  return {
    ...createMemberRoles(redis, lists, relist),
    ...createMemberGroups(redis, find),
    find,
    enrol,

    async save(member) {
      const before = await find(member.id);
      const fields = memberChanges(before, member);
      if (fields.length > 0) await redis.command(keys.member(member.id), "HSET", keys.member(member.id), ...fields);
      await lists.list(member, changedFacts(before, member));
    },

    index: (member, before) => lists.list(member, changedFacts(before, member)),

    async decide(id, status, act) {
      const isChanged = (await redis.run(decideScript, [keys.member(id)], [status, act])) === 1;
      await relist(id, ["status"]);
      return isChanged;
    },

    async pending() {
      const ids = (await redis.command(keys.pendingMembers, "ZRANGE", keys.pendingMembers, "0", "-1")) as Buffer[];
      return ids.map(Number);
    },

    async pendingBefore(at) {
      const list = keys.pendingMembers;
      return ((await redis.command(list, "ZRANGEBYSCORE", list, "-inf", `(${at}`)) as Buffer[]).map(Number);
    },

    async appoint(id, area, act) {
      const answer = String(await redis.run(appointScript, [keys.member(id)], [area ?? "", act])) as Appointment;
      await relist(id, ["looksAfter"]);
      return answer;
    },

    activeIn: async (area) =>
      present(await listed(keys.memberPlaces, (place) => place !== "" && isWithin(place, area))),

    async listIn(area, from, count) {
      const places = await areasOf(keys.memberPlaces);
      const found = places.filter(({ area: place }) => isWithin(place, area)).toSorted(comparePlaces);
      const page = found.slice(from, from + count).map(({ id }) => id);
      return { members: await present(page), total: found.length };
    },

    coordinatorsOf: async (place) => present(await listed(keys.coordinators, (area) => isWithin(place, area))),

    async *everyone() {
      await enrol();
      yield* lists.pages(MEMBERS_A_PAGE);
    },

    async noteReach(id, isReachable) {
      if ((await redis.run(reachScript, [keys.member(id)], [isReachable ? "1" : "0"])) === 0) return;
      await relist(id, ["isReachable"]);
    },

    async erase(id) {
      await lists.unlist(id);
      await redis.command(keys.member(id), "DEL", keys.member(id), keys.talk(id), keys.talkSince(id), keys.done(id));
    },
  };
}

function comparePlaces(one: Listed, other: Listed): number {
  if (one.area === other.area) return one.id - other.id;
  return one.area < other.area ? -1 : 1;
}
