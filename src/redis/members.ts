import { isWithin } from "../domain/area.ts";
import type { Appointment, Member, Members } from "../domain/member.ts";
import { defineScript, type RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import { memberChanges, readMember } from "./member-record.ts";

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

interface Listed {
  readonly id: number;
  readonly area: string;
}

export function createMembers(redis: RedisConnection, now: () => Date): Members {
  async function find(id: number): Promise<Member | undefined> {
    const fields = (await redis.command(keys.member(id), "HGETALL", keys.member(id))) as Record<string, Buffer>;
    return readMember(new Map(Object.entries(fields).map(([field, value]) => [field, value.toString()])));
  }

  async function enlist(list: string, id: number, area: string | undefined): Promise<void> {
    await (area === undefined
      ? redis.command(list, "HDEL", list, String(id))
      : redis.command(list, "HSET", list, String(id), area));
  }

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
    find,

    async save(member) {
      const fields = memberChanges(await find(member.id), member);
      if (fields.length > 0) await redis.command(keys.member(member.id), "HSET", keys.member(member.id), ...fields);
      await this.index(member);
    },

    async index({ id, status, place, looksAfter }) {
      const isActive = status === "active";
      await enlist(keys.memberPlaces, id, isActive ? (place ?? "") : undefined);
      await enlist(keys.coordinators, id, isActive ? looksAfter : undefined);
      const list = keys.pendingMembers;
      await (status === "pending"
        ? redis.command(list, "ZADD", list, "NX", String(now().getTime()), String(id))
        : redis.command(list, "ZREM", list, String(id)));
    },

    async decide(id, status, act) {
      const isChanged = (await redis.run(decideScript, [keys.member(id)], [status, act])) === 1;
      const member = await find(id);
      await (member === undefined
        ? redis.command(keys.pendingMembers, "ZREM", keys.pendingMembers, String(id))
        : this.index(member));
      return isChanged;
    },

    async pending() {
      const ids = (await redis.command(keys.pendingMembers, "ZRANGE", keys.pendingMembers, "0", "-1")) as Buffer[];
      return ids.map(Number);
    },

    async appoint(id, area, act) {
      const answer = String(await redis.run(appointScript, [keys.member(id)], [area ?? "", act])) as Appointment;
      const member = await find(id);
      if (member !== undefined) await this.index(member);
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

    async erase(id) {
      await enlist(keys.memberPlaces, id, undefined);
      await enlist(keys.coordinators, id, undefined);
      await redis.command(keys.pendingMembers, "ZREM", keys.pendingMembers, String(id));
      await redis.command(keys.member(id), "DEL", keys.member(id), keys.talk(id), keys.done(id));
    },
  };
}

function comparePlaces(one: Listed, other: Listed): number {
  if (one.area === other.area) return one.id - other.id;
  return one.area < other.area ? -1 : 1;
}
