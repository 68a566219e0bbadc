/**
 * "already": it was so before, and another act made it so. "not now": whoever it is about is gone, or stands otherwise
 * than this takes. "last admin": without this one nobody could do anything any more.
 */
export type MemberChange = "changed" | "already" | "not now" | "last admin";

/** By status, and the active ones by what they do: an admin may look after an area too. */
export const MEMBER_GROUPS = ["volunteers", "coordinators", "admins", "suspended", "refused", "unreachable"] as const;
export type MemberGroup = (typeof MEMBER_GROUPS)[number];

export interface Leaving {
  /** Names the update: the same act once more gives the answer of the first time, and changes nothing. */
  readonly act: string;
  /** True while somebody of `ADMIN_IDS` is an active member: then nobody else is the last one. */
  readonly isAdminLeft: boolean;
}

/** What an admin makes of a member. Each change looks at how the member stands in the moment of writing. */
export interface MemberRoles {
  /** Makes an active member an admin; an area that was looked after stays. */
  promote(id: number, act: string): Promise<MemberChange>;
  /** Takes that back. Of two admins who dismiss each other, one stays. */
  dismiss(id: number, leaving: Leaving): Promise<MemberChange>;
  /** Ends the running talk, and takes every role away. Only of an active member. */
  suspend(id: number, leaving: Leaving): Promise<MemberChange>;
  /** Lets in who was suspended or refused, as a volunteer. */
  readmit(id: number, act: string): Promise<MemberChange>;
  /** Gives an active member another place. */
  move(id: number, place: string, act: string): Promise<MemberChange>;
  /** False for the last admin, who keeps the right. To be asked before a person is erased. */
  giveUpAdmin(id: number, isAdminLeft: boolean): Promise<boolean>;
}
