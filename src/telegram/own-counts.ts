import type { Erased, OwnCount } from "../domain/erased.ts";
import type { OwnData } from "./own-data.ts";

/** Taken away as a whole. */
const GONE = [
  "talks",
  "practice",
  "read",
  "linkedGroups",
  "invites",
  "pageSessions",
  "pageFile",
  "letters",
  "alerts",
] as const;
/** Stays for others' sake, and nobody can be found in it any more. */
const NAMELESS = [
  ...(["referrals", "referralsOfOthers", "cases", "casesOfOthers", "rumours", "directory"] as const),
  ...(["broadcasts", "broadcastsOfOthers", "broadcastsToYou", "adminLog"] as const),
] as const;

/** What stood there, to be told once it is erased. */
export function countOwn(own: OwnData): Omit<Erased, "isWhole"> {
  const count = (parts: readonly (keyof OwnData)[]): readonly OwnCount[] =>
    parts.map((part) => ({ part, count: countOf(part === "adminLog" ? own.adminLog.entries : own[part]) }) as OwnCount);
  const isAny = ({ count: counted }: OwnCount) => counted > 0;
  return {
    gone: [{ part: "member" as const, count: 1 }, ...count(GONE)].filter(isAny),
    nameless: count(NAMELESS).filter(isAny),
  };
}

/** How many things a part holds: of a list its items, of an object those of its lists, else one. */
export function countOf(part: unknown): number {
  if (Array.isArray(part)) return part.length;
  if (typeof part !== "object" || part === null) return part === undefined ? 0 : 1;
  const lists = Object.values(part).filter((value) => Array.isArray(value));
  if (lists.length > 0) return lists.reduce((sum, list) => sum + list.length, 0);
  return Object.keys(part).length > 0 ? 1 : 0;
}
