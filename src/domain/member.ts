import type { Language } from "./language.ts";
import type { MemberGroup, MemberRoles } from "./member-roles.ts";

/** joining: the talk of /start is not finished; pending: waits for an admin. */
export const MEMBER_STATUSES = ["joining", "pending", "active", "refused", "suspended"] as const;
export type MemberStatus = (typeof MEMBER_STATUSES)[number];

export const JOININGS = ["open", "approval", "invite"] as const;
export type Joining = (typeof JOININGS)[number];

/** The version of the consent notice; a new wording of what is stored asks everybody anew. */
export const CONSENT_VERSION = "6";

/** What is stored about a volunteer: no name, no phone number, no place more exact than a district. */
export interface Member {
  /** Telegram user id, which is the id of the private chat too. */
  readonly id: number;
  readonly language: Language;
  readonly status: MemberStatus;
  /** Kemendagri code of a district or regency. */
  readonly place?: string;
  readonly consent?: { readonly version: string /** ISO 8601, UTC. */; readonly at: string };
  /** Kemendagri code of the area that a coordinator looks after; only an admin gives it. */
  readonly looksAfter?: string;
  /** Made an admin by another admin. Those of `ADMIN_IDS` are admins without it. */
  readonly isAdmin?: true;
  /** ISO 8601, UTC. */
  readonly joinedAt?: string;
  /** When a danger was last told or ticked; ISO 8601, UTC. Which danger it was is not kept. */
  readonly dangerAt?: string;
  /** False after Telegram said that the person blocked the bot; true again with any message. */
  readonly isReachable: boolean;
}

/** "already": it was so before, and another act made it so. */
export type Appointment = "appointed" | "already" | "not active";

export interface MemberPage {
  readonly members: readonly Member[];
  /** On all pages together. */
  readonly total: number;
}

export interface Members extends MemberRoles {
  find(id: number): Promise<Member | undefined>;
  save(member: Member): Promise<void>;
  /**
   * Brings the lists that name this member up to date: what has changed since `before`, or with undefined all of it.
   * Safe to repeat.
   */
  index(member: Member, before: Member | undefined): Promise<void>;
  /** Only from "pending"; true when this act (an update id) made the change, false when somebody was quicker. */
  decide(id: number, status: "active" | "refused", act: string): Promise<boolean>;
  /** Ids that wait for an admin, oldest first. */
  pending(): Promise<readonly number[]>;
  /** Those that have waited since before this moment; ms since the epoch. */
  pendingBefore(at: number): Promise<readonly number[]>;
  /** Makes an active member the coordinator of an area, or with undefined a volunteer again. */
  appoint(id: number, area: string | undefined, act: string): Promise<Appointment>;
  /** Active members whose own place lies in the area. */
  activeIn(area: string): Promise<readonly Member[]>;
  /** A page of them, by place; in the whole country also those who named no place. `from` counts from 0. */
  listIn(area: string, from: number, count: number): Promise<MemberPage>;
  /** How many there are of each; admins of `ADMIN_IDS` are counted only as what else they are. */
  countGroups(): Promise<Readonly<Record<MemberGroup, number>>>;
  /** A page of them, in ascending order of id. `from` counts from 0. */
  listGroup(group: MemberGroup, from: number, count: number): Promise<MemberPage>;
  /** Active coordinators of the place: of the smallest area around it first. */
  coordinatorsOf(place: string): Promise<readonly Member[]>;
  /** Ids of active members who were made admins by another one; those of `ADMIN_IDS` are not among them. */
  admins(): Promise<readonly number[]>;
  /** Every member, whatever their status, in ascending order of id and each once, a page at a time: for counting an audience. */
  everyone(): AsyncIterable<readonly Member[]>;
  /** Notes only that; harmless for somebody who is gone meanwhile. */
  noteReach(id: number, isReachable: boolean): Promise<void>;
  erase(id: number): Promise<void>;
}

export function hasConsented(member: Member | undefined): member is Member {
  return member?.consent?.version === CONSENT_VERSION;
}

/** What joining makes of a person who has agreed to the notice. A valid invite always opens the door. */
export function statusAfterJoining(joining: Joining, isInvited: boolean, isAdmin: boolean): MemberStatus {
  if (isAdmin || isInvited || joining === "open") return "active";
  return joining === "approval" ? "pending" : "refused";
}
