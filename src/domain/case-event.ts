import type { CaseOutcome, CaseTitle, Held, Helped, OfferReason, ToldSituation } from "./case.ts";
import type { CheckIn } from "./check-in.ts";
import type { PaperKind } from "./paper.ts";
import type { Phase } from "./phase.ts";
import type { Actor } from "./referral.ts";
import type { Role } from "./role.ts";
import type { GateId } from "./safety.ts";
import type { TechniqueId } from "./technique.ts";

/** Papers of the case, and files made from it. */
export const DOCUMENT_KINDS = ["contract", "session", "meeting", "export"] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What happens to a case. Texts are what somebody typed: sealed at rest. */
export type CaseEvent =
  | { readonly kind: "retitle"; readonly title: CaseTitle }
  | { readonly kind: "move place"; readonly place: string }
  /** Guidance was given: for this situation these roles, the first one first, and these techniques. */
  | {
      readonly kind: "guided";
      readonly situation: ToldSituation;
      readonly roles: readonly Role[];
      readonly techniques: readonly TechniqueId[];
    }
  | { readonly kind: "tried"; readonly technique: TechniqueId; readonly helped: Helped }
  /** The phase as it is now, and the roles that come with it. */
  | { readonly kind: "phase"; readonly phase: Phase; readonly roles: readonly Role[] }
  | { readonly kind: "sides"; readonly count: number }
  /** `after`: when the check-in before it was made, as its screen knew it, 0 for none; after another one it is filed no more. */
  | ({ readonly kind: "check-in"; readonly after?: number } & Omit<CheckIn, "at">)
  | { readonly kind: "rhythm"; readonly everyDays: number }
  /** The next check-in is to come in so many days; afterwards the rhythm counts. */
  | { readonly kind: "ask"; readonly inDays: number }
  | { readonly kind: "danger"; readonly gates: readonly GateId[] }
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "referral"; readonly code: string }
  /** `paper`: id of the paper it was made from. `reviewAt`: of an agreement, when it is looked at again; ms since the epoch. */
  | {
      readonly kind: "document";
      readonly document: DocumentKind | PaperKind;
      readonly paper?: string;
      readonly reviewAt?: number;
    }
  /** The day of review: was the agreement kept? */
  | { readonly kind: "review"; readonly paper: string; readonly held: Held }
  | { readonly kind: "help"; readonly isUrgent: boolean; readonly text?: string }
  /** Without words: it was answered by phone. */
  | { readonly kind: "answer"; readonly text?: string }
  /** Into other hands: those of this person, of whoever opens this link, or of the coordinator of the place. */
  | {
      readonly kind: "offer";
      readonly to?: number;
      readonly link?: string;
      readonly reason: OfferReason;
      readonly text?: string;
    }
  /** Somebody has opened the link, and is the one who is asked now. */
  | { readonly kind: "claim"; readonly link: string }
  /** `accept` by whom it was offered to, `take` by a coordinator of the place or an admin. */
  | { readonly kind: "accept" | "decline" | "withdraw" | "take" }
  | { readonly kind: "close"; readonly outcome: CaseOutcome }
  | { readonly kind: "reopen" };

export const CASE_EVENT_KINDS = [
  "retitle",
  "move place",
  "guided",
  "tried",
  "phase",
  "sides",
  "check-in",
  "rhythm",
  "ask",
  "danger",
  "note",
  "referral",
  "document",
  "review",
  "help",
  "answer",
  "offer",
  "claim",
  "accept",
  "decline",
  "withdraw",
  "take",
  "close",
  "reopen",
] as const satisfies readonly CaseEvent["kind"][];
export type CaseEventKind = (typeof CASE_EVENT_KINDS)[number];

/** One line of the timeline. */
export interface CaseEntry {
  /** Id 0: erased since. */
  readonly who: Pick<Actor, "id" | "role">;
  /** Milliseconds since the epoch. */
  readonly when: number;
  readonly what: CaseEvent;
}
