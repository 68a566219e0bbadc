import type { Need } from "./need.ts";
import type { ReferralState } from "./referral-state.ts";

export type ActorRole = "volunteer" | "coordinator" | "admin";

export interface Actor {
  /** Telegram user id. */
  readonly id: number;
  readonly role: ActorRole;
  /** Kemendagri code: where a volunteer works, what a coordinator looks after. */
  readonly place?: string;
}

/** Why a source says no. Source: domain rules, referral rule 5. */
export const REFUSAL_REASONS = [
  "capacity",
  "lack_of_resources",
  "missing_document",
  "out_of_area",
  "not_eligible",
  "other",
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export const CLIENT_WORDS = ["yes", "partly", "no"] as const;
export type ClientWord = (typeof CLIENT_WORDS)[number];

/** What the client says, which is worth more than what the source says. */
export interface ClientAnswer {
  /** Did the help arrive? */
  readonly word: ClientWord;
  readonly didFit?: ClientWord;
  readonly wasRespected?: ClientWord;
}

/** From most to least help. */
export const OUTCOMES = ["helped", "partly_helped", "not_helped"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What happens to a referral. What a rule asks for may be missing here; `move` then says so and changes nothing. */
export type ReferralEvent =
  | { readonly kind: "consent" }
  | {
      readonly kind: "send" /** Why it cannot wait for consent; counts in an emergency only. */;
      readonly override?: string;
    }
  | { readonly kind: "acknowledge" | "accept" | "start" | "resume" | "no_news" }
  | { readonly kind: "receive"; readonly client?: ClientAnswer }
  | { readonly kind: "close"; readonly outcome?: Outcome }
  | { readonly kind: "refuse"; readonly reason?: RefusalReason; readonly note?: string }
  | { readonly kind: "lose_touch"; readonly whom: "client" | "source"; readonly reason?: string }
  | { readonly kind: "hold" | "fail" | "cancel" | "mistake"; readonly reason?: string };

/** One line of the log, kept for good. Source: domain rules, referral rule 6. */
export interface LogEntry {
  readonly who: Pick<Actor, "id" | "role">;
  /** Milliseconds since the epoch. */
  readonly when: number;
  readonly from: ReferralState;
  readonly to: ReferralState;
  /** What happened, with the reason, the word or the outcome that came with it. */
  readonly why: ReferralEvent;
}

/** How the person reaches the source: gone there with them, announced by phone, or with a letter in the hand. */
export const HAND_OVERS = ["accompanied", "phoned", "letter"] as const;
export type HandOver = (typeof HAND_OVERS)[number];

/** What is known before anything happens. No name, no address: codes and a place at district level. */
export interface ReferralDraft {
  readonly code: string;
  /** Opaque code of the person in need; the volunteer alone knows who it is. */
  readonly forWhom: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Telegram user id of the volunteer. */
  readonly owner: number;
  /** Kemendagri code of a district or regency. */
  readonly place: string;
  readonly need: Need;
  /** Picked from the directory, or typed in by the volunteer. */
  readonly source: { readonly kind: "listed"; readonly id: string } | { readonly kind: "typed"; readonly name: string };
  readonly handOver: HandOver;
  /** The conflict it belongs to, and the sides that benefit; no side when that is not known. Opaque labels, never names. */
  readonly case?: { readonly code: string; readonly sides: readonly string[] };
  /** Code of the ended referral that this one goes on from. */
  readonly continues?: string;
}

/** A draft and what its log has made of it. Moments are ms since the epoch. */
export interface Referral extends ReferralDraft {
  readonly state: ReferralState;
  /** Entries in its log. Saved only on top of the version that was read, so that of two people at once one wins. */
  readonly version: number;
  readonly latest?: LogEntry;
  readonly heldFrom?: ReferralState;
  readonly consent?: { readonly by: number; readonly at: number };
  readonly sentAt?: number;
  readonly acknowledgedAt?: number;
  /** When the client first said that help had arrived, in full or in part. */
  readonly receivedAt?: number;
  readonly noNewsAt?: number;
  readonly client?: ClientAnswer;
  readonly outcome?: Outcome;
  readonly refusal?: RefusalReason;
  readonly outOfTouchWith?: "client" | "source";
}
