import type { Member } from "../domain/member.ts";
import type { Actor } from "../domain/referral.ts";

/** Who acts, and as what: looked up for each act, so that a right taken away is gone at once. */
export function actorOf(id: number, member: Member | undefined, adminIds: readonly number[]): Actor {
  if (adminIds.includes(id)) return { id, role: "admin" };
  if (member?.looksAfter !== undefined) return { id, role: "coordinator", place: member.looksAfter };
  return { id, role: "volunteer", ...(member?.place === undefined ? {} : { place: member.place }) };
}
