import { allAdmins } from "./all-admins.ts";
import type { Language } from "./language.ts";
import type { Member, MemberPage, Members } from "./member.ts";
import type { MemberGroup } from "./member-roles.ts";

export interface ListingHouse {
  readonly members: Pick<Members, "find" | "admins" | "countGroups" | "listGroup">;
  readonly adminIds: readonly number[];
  readonly defaultLanguage: Language;
}

/** Admins of the settings among the admins. Throws StoreAway. */
export async function countMemberGroups(house: ListingHouse): Promise<Readonly<Record<MemberGroup, number>>> {
  const [counts, admins] = await Promise.all([house.members.countGroups(), allAdmins(house)]);
  return { ...counts, admins: admins.length };
}

/** A page of a group; `from` counts from 0. Throws StoreAway. */
export async function listMemberGroup(
  group: MemberGroup,
  { from, count }: { readonly from: number; readonly count: number },
  house: ListingHouse,
): Promise<MemberPage> {
  if (group !== "admins") return house.members.listGroup(group, from, count);
  const ids = await allAdmins(house);
  const found = ids.slice(from, from + count).map(async (id) => (await findMember(id, house)) ?? absent(id, house));
  return { members: await Promise.all(found), total: ids.length };
}

/** Of the settings too: some admins may never have opened the bot, and are there all the same. Throws StoreAway. */
export async function findMember(id: number, house: ListingHouse): Promise<Member | undefined> {
  const member = await house.members.find(id);
  return member === undefined && house.adminIds.includes(id) ? absent(id, house) : member;
}

function absent(id: number, { defaultLanguage }: ListingHouse): Member {
  return { id, language: defaultLanguage, status: "joining", isReachable: false };
}
