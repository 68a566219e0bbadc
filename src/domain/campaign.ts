import type { Audience } from "./audience.ts";
import type { Schedule } from "./campaign-schedule.ts";
import type { UncertainPolicy } from "./recipient-ledger.ts";
import type { Actor } from "./referral.ts";
import type { Sending } from "./sent-lately.ts";

export const CAMPAIGN_STATES = [
  "draft",
  "previewed",
  /** Content and audience are frozen, and the ledger is written. */
  "confirmed",
  "scheduled",
  "running",
  "paused",
  "cancelled",
  "done",
] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** Starts and ends what an admin has ordered. */
export type Sender = { readonly role: "sender" };
export type CampaignActor = Actor | Sender;

/** Given with a confirmation, and asked for again where a guard says so. */
export interface Confirmation {
  /** Counted now. */
  readonly recipients: number;
  /** The number that a second question named, and that was agreed to. */
  readonly named?: number;
  /** "Yes, once more" to content that the same people got lately. */
  readonly isRepeatMeant?: true;
}

export type CampaignEvent =
  | { readonly kind: "write" /** Digest of all that is sent, in every language. */; readonly content: string }
  | { readonly kind: "aim"; readonly audience: Audience }
  | { readonly kind: "plan"; readonly schedule: Schedule }
  | { readonly kind: "mark"; readonly isUrgent: boolean }
  | { readonly kind: "settle"; readonly policy: UncertainPolicy }
  | { readonly kind: "preview" | "schedule" | "pause" | "resume" | "cancel" }
  /** `recent`: what goes or went out about then, by other campaigns. */
  | (Confirmation & { readonly kind: "confirm"; readonly recent: readonly Sending[] })
  /** Rounds of a weekly campaign count from 1; any other has one. */
  | { readonly kind: "start" | "finish"; readonly round: number };

export type LoggedCampaignEvent =
  | Exclude<CampaignEvent, { readonly kind: "confirm" }>
  | (Confirmation & { readonly kind: "confirm" });

/** One line of the audit log. */
export interface CampaignEntry {
  readonly who: { readonly id: number; readonly role: "admin" } | Sender;
  /** Milliseconds since the epoch. */
  readonly when: number;
  readonly from: CampaignState;
  readonly to: CampaignState;
  readonly what: LoggedCampaignEvent;
}

/** Moments are ms since the epoch. */
export interface Campaign {
  readonly id: string;
  readonly state: CampaignState;
  /** Entries in its log; saved only on top of the version that was read, so that of two admins at once one wins. */
  readonly version: number;
  readonly content?: string;
  readonly audience: Audience;
  readonly schedule: Schedule;
  /** Breaks into a talk and ignores quiet hours. */
  readonly isUrgent: boolean;
  readonly policy: UncertainPolicy;
  /** As confirmed. */
  readonly recipients?: number;
  /** Rounds that have started. */
  readonly round: number;
  /** Of the round that has still to start. */
  readonly nextAt?: number;
  /** Of the latest round. */
  readonly startedAt?: number;
}

/** Guidance that may not have arrived is sent again: a double does less harm than a gap. Source: domain rules, broadcasts. */
export function startCampaign(id: string): Campaign {
  return {
    id,
    state: "draft",
    version: 0,
    audience: {},
    schedule: { kind: "now" },
    isUrgent: false,
    policy: "send again",
    round: 0,
  };
}
