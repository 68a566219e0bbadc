import { isWithin } from "./area.ts";
import type { Member } from "./member.ts";

/** A Telegram group in which word of a place is given, by code only. */
export interface LinkedGroup {
  /** Telegram chat id of the group. */
  readonly chat: number;
  /** Kemendagri code of the area that the coordinator looked after when the group was linked. */
  readonly place: string;
  /** Telegram user id of the coordinator who linked it. */
  readonly by: number;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

/** A place is looked after by few people, and each group more is one more room in which codes are read. */
export const MOST_GROUPS = 3;

export type Linking =
  | { readonly kind: "linked" }
  /** It was linked to another place before. */
  | { readonly kind: "moved"; readonly from: string }
  /** It is linked to this place: by whom is written anew, so that a right that is gone is given again. */
  | { readonly kind: "already" }
  /** The place has as many as it may have: these. */
  | { readonly kind: "full"; readonly groups: readonly LinkedGroup[] };

/** Which group hears of which place. Throws StoreAway. */
export interface LinkedGroups {
  /** The same act once more changes nothing and gives the answer of the first time. */
  link(group: LinkedGroup, act: string): Promise<Linking>;
  /** The group as it was linked, also for the same act once more, but then not by whom; undefined when it was linked to nothing. */
  unlink(chat: number, act: string): Promise<LinkedGroup | undefined>;
  find(chat: number): Promise<LinkedGroup | undefined>;
  /** Those of each area around the place, and of the place itself. */
  around(place: string): Promise<readonly LinkedGroup[]>;
  /** The group has become a supergroup with another id. Safe to repeat. */
  follow(from: number, to: number): Promise<void>;
  of(person: number): Promise<readonly LinkedGroup[]>;
  /** Ends what this person has linked. */
  forget(person: number): Promise<void>;
}

/** The area a member may link a group to: the one looked after, of an active coordinator only. */
export function areaToLink(member: Member | undefined): string | undefined {
  return member?.status === "active" ? member.looksAfter : undefined;
}

/** Looked up when a word goes out: no word goes out on a right that is gone. `linker` is who linked it, as known now. */
export function isStillLinked({ place }: LinkedGroup, linker: Member | undefined): boolean {
  return areaToLink(linker) === place;
}

/** Of groups around a place those of the smallest area; all of them, when it has several. */
export function nearestGroups(groups: readonly LinkedGroup[], place: string): readonly LinkedGroup[] {
  const around = groups.filter((group) => isWithin(place, group.place));
  const nearest = around.find(({ place: area }) => around.every((other) => isWithin(area, other.place)));
  return around.filter((group) => group.place === nearest?.place);
}
