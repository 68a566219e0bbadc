import type { CaseWatch } from "./case-watch.ts";
import type { CheckIn } from "./check-in.ts";
import type { Role } from "./role.ts";
import type { GateId } from "./safety.ts";
import type { Situation } from "./situation.ts";
import type { TechniqueId } from "./technique.ts";

/** What a conflict may be called: words that point at nobody. Nothing is typed. */
export const CASE_TITLES = [
  "land",
  "water",
  "market",
  "neighbours",
  "family",
  "youth",
  "school",
  "work",
  "money",
  "aid",
  "nature",
  "customs",
  "worship",
  "election",
  "rumours",
  "return",
  "other",
] as const;
export type CaseTitle = (typeof CASE_TITLES)[number];

/** Parties are told apart by letters only: Pihak A, Pihak B. */
export const SIDES = ["A", "B", "C", "D", "E", "F"] as const;
export type Side = (typeof SIDES)[number];

/** As a guided talk ended. What was tried stands in the log. */
export type ToldSituation = Omit<Situation, "tried">;

/** What is known when it is opened. No name, no address: a code, a title of safe words, a place at district level. */
export interface CaseDraft {
  /** Five symbols; the same code brings the referrals of one conflict together. */
  readonly code: string;
  /** Telegram user id of the volunteer. */
  readonly owner: number;
  /** Milliseconds since the epoch. */
  readonly openedAt: number;
  readonly title: CaseTitle;
  /** Kemendagri code of a district or regency. */
  readonly place: string;
  readonly situation: ToldSituation;
  /** Opened by a call for help alone: the situation has not been told, and what stands for it means nothing. */
  readonly isUntold?: true;
}

export const HELPED = ["yes", "partly", "no", "not yet"] as const;
export type Helped = (typeof HELPED)[number];

/** A technique, and the latest word on whether it helped. */
export interface Tried {
  readonly technique: TechniqueId;
  readonly helped: Helped;
  /** When that was said; ms since the epoch. */
  readonly at: number;
}

/** How a case ended, from best to worst; "passed up": to Kesbangpol, FKDM, Tim Terpadu or the police. */
export const CASE_OUTCOMES = ["settled", "calmer", "passed up", "unsettled"] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];

/** A call for the coordinator; answered when a coordinator or admin has written back. */
export interface HelpCall {
  readonly askedAt: number;
  readonly isUrgent: boolean;
  readonly answeredAt?: number;
}

/** A case given into other hands, and not taken yet. Without a person or a link: to the coordinator of the place. */
export interface Offer {
  readonly to?: number;
  /** Whoever opens the link that holds this first is asked. Random; good for `LINK_LASTS`. */
  readonly link?: string;
  readonly reason: OfferReason;
  readonly at: number;
}

/** Source: domain rules, R8 (own interest or threat). "suspended" and "gone" are found by the bot, nobody chooses them. */
export const OFFER_REASONS = ["own interest", "threatened", "away", "suspended", "other", "gone"] as const;
export type OfferReason = (typeof OFFER_REASONS)[number];

/** Whether an agreement was kept, as the volunteer tells it at the day of review. */
export const HELD = ["yes", "partly", "no"] as const;
export type Held = (typeof HELD)[number];

/** An agreement of the case, and the moment (ms since the epoch) at which it is looked at again. */
export interface Review {
  /** Id of the paper that was agreed to. */
  readonly paper: string;
  readonly at: number;
  /** Undefined until it was told. */
  readonly held?: Held;
}

/** A draft and what its log has made of it. Moments are ms since the epoch. `owner` is whoever looks after it now, 0 when that person was erased. */
export interface Case extends CaseDraft {
  readonly state: "open" | "closed";
  /** Entries in its log. Saved only on top of the version that was read, so that of two people at once one wins. */
  readonly version: number;
  /** Its phase is the phase of the case now. */
  readonly situation: ToldSituation;
  /** Told last, and not over yet: until the dangers are asked again and there are none, nothing leads to a technique. */
  readonly dangers: readonly GateId[];
  /** Taken now, the first one first. */
  readonly roles: readonly Role[];
  /** How many parties are known; 0 while that is unclear. */
  readonly sides: number;
  readonly tried: readonly Tried[];
  /** The latest two, the newest last. */
  readonly checkIns: readonly CheckIn[];
  /** When the check-ins come; undefined until the volunteer has chosen. 0: none wanted. */
  readonly everyDays?: number;
  readonly phaseSince: number;
  /** What falls due, and what was not answered or told yet. */
  readonly watch: CaseWatch;
  readonly help?: HelpCall;
  readonly offer?: Offer;
  /** In the order in which they were agreed. */
  readonly reviews: readonly Review[];
  readonly notes: number;
  readonly outcome?: CaseOutcome;
  readonly closedAt?: number;
  /** When the latest entry was written; the opening counts. */
  readonly touchedAt: number;
}
