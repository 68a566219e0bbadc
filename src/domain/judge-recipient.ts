import { NATIONWIDE } from "./area.ts";
import { exclusionOf } from "./audience.ts";
import { SECOND } from "./duration.ts";
import { disturbAt, type Waiting } from "./hold-for-talk.ts";
import type { Member } from "./member.ts";
import type { RecipientNow } from "./recipients.ts";
import { offsetAt } from "./time-zone.ts";

export type RecipientVerdict =
  | { readonly kind: "send"; readonly member: Member }
  /** Left, was suspended, or has not agreed to the newest notice: it is not for this person any more. */
  | { readonly kind: "withdrawn" }
  | { readonly kind: "unreachable" }
  /** Look again then; ms since the epoch. */
  | { readonly kind: "held"; readonly by: "talk" | "night"; readonly at: number };

/** A talk may end at any moment, and then the message is to go soon. */
const LOOK_AT_TALK = 15 * SECOND;

/** What to do about a recipient at this moment (ms since the epoch), whatever was true when the audience was counted. */
export function judgeRecipient(message: Waiting, { member, talk }: RecipientNow, now: number): RecipientVerdict {
  if (member === undefined) return { kind: "withdrawn" };
  const exclusion = exclusionOf(member);
  if (exclusion !== undefined) return { kind: exclusion === "blocked" ? "unreachable" : "withdrawn" };
  const offsetMinutes = offsetAt(member.place ?? NATIONWIDE);
  const night = disturbAt(message, { offsetMinutes }, now);
  if (night > now) return { kind: "held", by: "night", at: night };
  const at = disturbAt(message, { offsetMinutes, ...(talk !== undefined && { talk }) }, now);
  return at > now ? { kind: "held", by: "talk", at: Math.min(at, now + LOOK_AT_TALK) } : { kind: "send", member };
}
