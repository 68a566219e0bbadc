import type { Member } from "./member.ts";

/** As long as R1 asks back: "violence now or in the last 24 hours". */
export const DANGER_HOURS = 24;

/**
 * True while a danger that this person told or ticked still counts: nothing that was made before it may lead to a technique.
 * `since` is the time DANGER_HOURS ago, ISO 8601, UTC, as in the record: such times compare as text.
 */
export function isInDanger(member: Member | undefined, since: string): boolean {
  return member?.dangerAt !== undefined && member.dangerAt > since;
}

export function withDanger(member: Member, dangerAt: string): Member {
  return { ...member, dangerAt };
}

export function withoutDanger(member: Member): Member {
  const { dangerAt: _over, ...safe } = member;
  return safe;
}
