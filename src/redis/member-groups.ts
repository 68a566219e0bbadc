import type { Member, Members } from "../domain/member.ts";
import { MEMBER_GROUPS, type MemberGroup } from "../domain/member-roles.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";

/** How many members stand in each group, and who: what an admin looks through. */
export function createMemberGroups(
  redis: RedisConnection,
  find: (id: number) => Promise<Member | undefined>,
): Pick<Members, "countGroups" | "listGroup" | "admins"> {
  const inOrder = (ids: readonly Buffer[]) => ids.map(Number).toSorted((one, other) => one - other);
  const admins = async () => inOrder((await redis.command(keys.admins, "SMEMBERS", keys.admins)) as Buffer[]);
  const coordinators = async () =>
    inOrder((await redis.command(keys.coordinators, "HKEYS", keys.coordinators)) as Buffer[]);

  /** Volunteers may be a million: of them only a page is read. Admins and coordinators are few. */
  async function idsOf(group: MemberGroup, from: number, count: number): Promise<readonly number[]> {
    if (group === "admins") return (await admins()).slice(from, from + count);
    if (group === "coordinators") return (await coordinators()).slice(from, from + count);
    const list = keys.memberGroup(group);
    if (count === 0) return [];
    return inOrder((await redis.command(list, "ZRANGE", list, String(from), String(from + count - 1))) as Buffer[]);
  }

  async function sizeOf(group: MemberGroup): Promise<number> {
    if (group === "admins") return Number(await redis.command(keys.admins, "SCARD", keys.admins));
    if (group === "coordinators") return Number(await redis.command(keys.coordinators, "HLEN", keys.coordinators));
    const list = keys.memberGroup(group);
    return Number(await redis.command(list, "ZCARD", list));
  }

  return {
    admins,

    async countGroups() {
      const counted = await Promise.all(MEMBER_GROUPS.map(async (group) => [group, await sizeOf(group)] as const));
      return Object.fromEntries(counted) as Record<MemberGroup, number>;
    },

    async listGroup(group, from, count) {
      const [ids, total] = await Promise.all([idsOf(group, from, count), sizeOf(group)]);
      const found = await Promise.all(ids.map(find));
      return { members: found.filter((member) => member !== undefined), total };
    },
  };
}
