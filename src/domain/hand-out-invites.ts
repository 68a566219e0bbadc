import type { Acting } from "./acting.ts";
import { isAdminNow } from "./all-admins.ts";
import type { Audit } from "./audit.ts";
import { INVITE_DAYS, INVITE_SIZES, type Invite, type Invites, inviteName } from "./invite.ts";
import type { Members } from "./member.ts";

interface InvitingHouse {
  readonly invites: Pick<Invites, "create" | "end">;
  readonly members: Pick<Members, "find">;
  readonly audit: Pick<Audit, "note">;
  readonly adminIds: readonly number[];
}

export function isInviteSize(uses: number): boolean {
  return INVITE_SIZES.includes(uses);
}

/** The same act once more gives the same invite. "no such": not of a size or a time that there is. Throws StoreAway. */
export async function makeInvite(
  { uses, days }: { readonly uses: number; readonly days: number },
  { who, act }: Acting,
  house: InvitingHouse,
): Promise<Invite | "not allowed" | "no such"> {
  if (!(await isAdminNow(who, house))) return "not allowed";
  if (!isInviteSize(uses) || !INVITE_DAYS.includes(days)) return "no such";
  const invite = await house.invites.create({ uses, days, act });
  await house.audit.note({ act, who, what: "invite.make", about: inviteName(invite.code) });
  return invite;
}

/** Its link lets nobody in any more. "over": it had ended before. Throws StoreAway. */
export async function endInvite(
  code: string,
  { who, act }: Acting,
  house: InvitingHouse,
): Promise<"ended" | "over" | "not allowed"> {
  if (!(await isAdminNow(who, house))) return "not allowed";
  if (!(await house.invites.end(code))) return "over";
  await house.audit.note({ act, who, what: "invite.end", about: inviteName(code) });
  return "ended";
}
