import type { Acting } from "./acting.ts";
import { isAdminNow } from "./all-admins.ts";
import type { Audit } from "./audit.ts";
import type { Members } from "./member.ts";
import type { MemberNotices, WordOfRefusal } from "./member-notices.ts";

export interface Decision {
  readonly id: number;
  readonly isAccepted: boolean;
  /** Of somebody who is refused. */
  readonly word?: WordOfRefusal | undefined;
}

export interface JoiningHouse {
  readonly members: Pick<Members, "find" | "decide">;
  readonly audit: Pick<Audit, "note">;
  readonly adminIds: readonly number[];
  readonly notices: Pick<MemberNotices, "tell">;
}

/** Too late: somebody else was quicker, or nobody waits there. */
export type Decided = "not allowed" | "too late" | { readonly isTold: boolean };

/** The first decision on a request to join counts; it is noted, and the person is told. Throws StoreAway. */
export async function decideJoining(
  { id, isAccepted, word }: Decision,
  { who, act }: Acting,
  house: JoiningHouse,
): Promise<Decided> {
  const { members, audit, notices } = house;
  if (!(await isAdminNow(who, house))) return "not allowed";
  if (!(await members.decide(id, isAccepted ? "active" : "refused", act))) return "too late";
  const what = isAccepted ? "member.accept" : "member.refuse";
  const isRepeated = !(await audit.note({ act, who, what, whom: id }));
  const news = isAccepted
    ? ({ kind: "accepted" } as const)
    : ({ kind: "refused", ...(word !== undefined && { word }) } as const);
  return { isTold: await notices.tell({ id, news, isRepeated }) };
}
