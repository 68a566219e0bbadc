import type { Member } from "./member.ts";
import type { Actor } from "./referral.ts";

/**
 * Who acts, and as what: looked up for each act, so that a right taken away is gone at once.
 * `adminIds`: those of the settings, who are admins whatever is stored of them.
 */
export function actorOf(id: number, member: Member | undefined, adminIds: readonly number[]): Actor {
  const isActive = member?.status === "active";
  if (adminIds.includes(id) || (isActive && member.isAdmin === true)) return { id, role: "admin" };
  if (isActive && member.looksAfter !== undefined) return { id, role: "coordinator", place: member.looksAfter };
  return { id, role: "volunteer", ...(member?.place === undefined ? {} : { place: member.place }) };
}
