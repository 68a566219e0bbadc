import type { Member, Members } from "../domain/member.ts";
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

export function createMembers(redis: RedisConnection, now: () => Date): Members {
  async function find(id: number): Promise<Member | undefined> {
    const fields = (await redis.command(keys.member(id), "HGETALL", keys.member(id))) as Record<string, Buffer>;
    return readMember(new Map(Object.entries(fields).map(([field, value]) => [field, value.toString()])));
  }

  return {
    find,

    async save(member) {
      const fields = memberChanges(await find(member.id), member);
      if (fields.length > 0) await redis.command(keys.member(member.id), "HSET", keys.member(member.id), ...fields);
      await this.index(member);
    },

    async index({ id, status }) {
      const list = keys.pendingMembers;
      await (status === "pending"
        ? redis.command(list, "ZADD", list, "NX", String(now().getTime()), String(id))
        : redis.command(list, "ZREM", list, String(id)));
    },

    async decide(id, status, act) {
      const isChanged = (await redis.run(decideScript, [keys.member(id)], [status, act])) === 1;
      await redis.command(keys.pendingMembers, "ZREM", keys.pendingMembers, String(id));
      return isChanged;
    },

    async pending() {
      const ids = (await redis.command(keys.pendingMembers, "ZRANGE", keys.pendingMembers, "0", "-1")) as Buffer[];
      return ids.map(Number);
    },

    async erase(id) {
      await redis.command(keys.pendingMembers, "ZREM", keys.pendingMembers, String(id));
      await redis.command(keys.member(id), "DEL", keys.member(id), keys.talk(id), keys.done(id));
    },
  };
}
