import { actorOf } from "./actor.ts";
import { provinceOf } from "./area.ts";
import { MEMBER_STATUSES, type Member, type MemberStatus } from "./member.ts";
import type { ActorRole } from "./referral.ts";
import { weekOf } from "./week.ts";

export const ACTOR_ROLES = ["volunteer", "coordinator", "admin"] as const satisfies readonly ActorRole[];

export interface MemberCounts {
  readonly total: number;
  readonly byStatus: Readonly<Record<MemberStatus, number>>;
  /** Of the active ones, as all that follows. */
  readonly byRole: Readonly<Record<ActorRole, number>>;
  /** By code of the province; empty for those who named no place. Only provinces that have some. */
  readonly byProvince: ReadonlyMap<string, number>;
  /** By the week in which they joined, as `weekOf` counts; only weeks in which somebody did. */
  readonly joinedIn: ReadonlyMap<number, number>;
  readonly unreachable: number;
}

/** Counts members as they come, page by page: what is held grows with provinces and weeks, never with the members. */
export async function countMembers(
  pages: AsyncIterable<readonly Member[]>,
  { adminIds, readTime }: { readonly adminIds: readonly number[]; readonly readTime: (iso: string) => number },
): Promise<MemberCounts> {
  const byStatus = Object.fromEntries(MEMBER_STATUSES.map((status) => [status, 0])) as Record<MemberStatus, number>;
  const byRole: Record<ActorRole, number> = { volunteer: 0, coordinator: 0, admin: 0 };
  const byProvince = new Map<string, number>();
  const joinedIn = new Map<number, number>();
  let [total, unreachable] = [0, 0];
  for await (const page of pages) {
    for (const member of page) {
      total++;
      byStatus[member.status]++;
      if (member.status !== "active") continue;
      byRole[actorOf(member.id, member, adminIds).role]++;
      addOne(byProvince, member.place === undefined ? "" : (provinceOf(member.place) ?? ""));
      if (member.joinedAt !== undefined) addOne(joinedIn, weekOf(readTime(member.joinedAt)));
      if (!member.isReachable) unreachable++;
    }
  }
  return { total, byStatus, byRole, byProvince, joinedIn, unreachable };
}

function addOne<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
