import { allAdmins } from "../domain/all-admins.ts";
import type { Member, Members } from "../domain/member.ts";
import type { Referral } from "../domain/referral.ts";

export interface Receivers {
  readonly members: Pick<Members, "find" | "coordinatorsOf" | "admins">;
  readonly adminIds: readonly number[];
}

/** True when the person can be told: a member in good standing who has not blocked the bot. */
export async function isThere(id: number, members: Pick<Members, "find">): Promise<boolean> {
  const member = id === 0 ? undefined : await members.find(id);
  return member?.status === "active" && member.isReachable;
}

/**
 * Whom to turn to when not to the owner, nearest first: the coordinators of the smallest area around the place, then of
 * wider ones, then the admins, at last the owner who is an admin too. Each group is told whole; the next one only when
 * nobody of it could be reached.
 */
export async function groupsAround(
  { place, owner }: Pick<Referral, "place" | "owner">,
  house: Receivers,
): Promise<readonly (readonly number[])[]> {
  const admins = await allAdmins(house);
  const coordinators = (await house.members.coordinatorsOf(place)).filter(
    ({ id, isReachable }) => id !== owner && isReachable,
  );
  const [own, others] = [admins.filter((id) => id === owner), admins.filter((id) => id !== owner)];
  return [...byArea(coordinators), others, own];
}

function byArea(coordinators: readonly Member[]): readonly (readonly number[])[] {
  const areas = Map.groupBy(coordinators, ({ looksAfter }) => looksAfter);
  return [...areas.values()].map((group) => group.map(({ id }) => id));
}

/** Tells the first group in which somebody can be reached; false when nobody can. */
export async function tellNearest(
  groups: readonly (readonly number[])[],
  tell: (to: number) => Promise<boolean>,
): Promise<boolean> {
  return (await tellFirst(groups, tell)) > 0;
}

/** The same; gives how many were told. */
export async function tellFirst(
  groups: readonly (readonly number[])[],
  tell: (to: number) => Promise<boolean>,
): Promise<number> {
  for (const group of groups) {
    const told = await tellGroup(group, tell);
    if (told > 0) return told;
  }
  return 0;
}

/** One who was told is enough: tried again because of another one, it would tell that one each time. */
export async function tellGroup(group: readonly number[], tell: (to: number) => Promise<boolean>): Promise<number> {
  let count = 0;
  const troubles: unknown[] = [];
  for (const to of group) {
    const told = await tell(to).catch((trouble: unknown) => void troubles.push(trouble));
    if (told === true) count += 1;
  }
  if (count === 0 && troubles.length > 0) throw troubles[0];
  return count;
}
