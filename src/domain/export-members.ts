import { actorOf } from "./actor.ts";
import { provinceOf, regencyOf } from "./area.ts";
import type { ExportRow, ExportWords } from "./export.ts";
import type { Member } from "./member.ts";

/** Nobody stands alone in a row: whoever would be among fewer goes into a coarser one. */
export const LEAST_TOGETHER = 5;

/** Every row of a plain export has these, so that each file has the same columns. */
export const MEMBER_GROUP_COLUMNS = ["place", "place_name", "role", "status", "language", "joined", "people"] as const;

export const MEMBER_COLUMNS = [
  ...(["id", "status", "role", "place", "place_name", "looks_after", "language"] as const),
  ...(["joined_at", "consent_version", "consent_at", "is_reachable"] as const),
] as const;

interface Traits {
  readonly place: string;
  readonly role: string;
  readonly status: string;
  readonly language: string;
  /** The month, as far as it is told. */
  readonly joined: string;
}

/** From fine to coarse: regency and month, province and year, role and status, all together. */
const COARSER: readonly ((traits: Traits) => Traits)[] = [
  (traits) => traits,
  (traits) => ({ ...traits, place: provinceOf(traits.place) ?? "", joined: traits.joined.slice(0, 4) }),
  ({ role, status }) => ({ ...NOTHING, role, status }),
  () => NOTHING,
];
const NOTHING: Traits = { place: "", role: "", status: "", language: "", joined: "" };

/**
 * Members as groups of five or more who have all of it in common; no row holds fewer, and together they are all members.
 * Of fewer than five members in all there is no row. What is held grows with places and months, never with the members.
 */
export async function groupMembers(
  pages: AsyncIterable<readonly Member[]>,
  { adminIds, nameOf }: Pick<ExportWords, "nameOf"> & { readonly adminIds: readonly number[] },
): Promise<readonly ExportRow[]> {
  let left = new Map<string, number>();
  for await (const page of pages) for (const member of page) add(left, traitsOf(member, adminIds), 1);
  const groups: { readonly traits: Traits; readonly people: number }[] = [];
  for (const coarser of COARSER) {
    const small = new Map<string, number>();
    for (const [traits, people] of regroup(left, coarser)) {
      if (people >= LEAST_TOGETHER) groups.push({ traits: read(traits), people });
      else small.set(traits, people);
    }
    left = small;
  }
  return withoutRest(
    groups,
    [...left.values()].reduce((sum, people) => sum + people, 0),
  ).map(({ traits, people }) => ({
    ...{ place: traits.place, place_name: traits.place === "" ? "" : nameOf(traits.place) },
    ...{ role: traits.role, status: traits.status, language: traits.language, joined: traits.joined, people },
  }));
}

/** With personal data. When a danger was told is left out: it says something of the people that somebody stands beside. */
export function memberRow(
  member: Member,
  { adminIds, nameOf }: Pick<ExportWords, "nameOf"> & { readonly adminIds: readonly number[] },
): ExportRow {
  const { id, status, place, looksAfter, language, joinedAt, consent, isReachable } = member;
  return {
    ...{ id, status, role: actorOf(id, member, adminIds).role },
    ...{ place, place_name: place === undefined ? undefined : nameOf(place), looks_after: looksAfter, language },
    ...{ joined_at: joinedAt, consent_version: consent?.version, consent_at: consent?.at, is_reachable: isReachable },
  };
}

function traitsOf(member: Member, adminIds: readonly number[]): Traits {
  const { id, place = "", status, language, joinedAt = "" } = member;
  return {
    ...{ place: regencyOf(place) ?? place, role: actorOf(id, member, adminIds).role, status, language },
    joined: joinedAt.slice(0, "2026-11".length),
  };
}

function regroup(
  groups: ReadonlyMap<string, number>,
  coarser: (traits: Traits) => Traits,
): ReadonlyMap<string, number> {
  const coarse = new Map<string, number>();
  for (const [traits, people] of groups) add(coarse, coarser(read(traits)), people);
  return coarse;
}

/** The few who are left over at last take the smallest group with them into the row of all sorts. */
function withoutRest(
  groups: readonly { readonly traits: Traits; readonly people: number }[],
  rest: number,
): readonly { readonly traits: Traits; readonly people: number }[] {
  if (rest === 0) return groups;
  const smallest = groups.reduce((least, group) => (group.people < least.people ? group : least), groups[0] ?? NOBODY);
  if (smallest === NOBODY) return [];
  return [...groups.filter((group) => group !== smallest), { traits: NOTHING, people: smallest.people + rest }];
}
const NOBODY = { traits: NOTHING, people: 0 };

function add(groups: Map<string, number>, { place, role, status, language, joined }: Traits, people: number): void {
  const key = [place, role, status, language, joined].join("|");
  groups.set(key, (groups.get(key) ?? 0) + people);
}

function read(key: string): Traits {
  const [place = "", role = "", status = "", language = "", joined = ""] = key.split("|");
  return { place, role, status, language, joined };
}
