import type { Case, CaseDraft } from "./case.ts";
import type { CaseEntry, CaseEvent } from "./case-event.ts";
import type { CaseMove } from "./move-case.ts";
import type { Actor } from "./referral.ts";

export type CaseOpening =
  | { readonly kind: "opened"; readonly case: Case }
  /** As many are open as one person may have. */
  | { readonly kind: "too many" };

export type CaseFiling =
  | CaseMove
  /** Somebody has changed it since the person saw it; this is how it stands now. */
  | { readonly kind: "changed meanwhile"; readonly case: Case }
  /** By taking it this person would have more open cases than one may have. */
  | { readonly kind: "too many" }
  /** Wrong code, or gone after its time. */
  | { readonly kind: "unknown" };

/** One attempt to write into the timeline of a case. */
export interface CaseAttempt {
  readonly code: string;
  readonly event: CaseEvent;
  readonly actor: Actor;
  /** The version on the screen whose button was pressed; left out, the newest one counts. */
  readonly seen?: number;
  /** Names the act (an update, a job): the same act once more gives the answer of the first time. */
  readonly act: string;
}

/** Keeps cases with their timelines, in one step or not at all. Throws StoreAway. */
export interface CaseBook {
  /** Gives it a code that nobody has. The same act once more gives the same case. */
  open(draft: Omit<CaseDraft, "code">, act: string): Promise<CaseOpening>;
  file(attempt: CaseAttempt): Promise<CaseFiling>;
  find(code: string): Promise<Case | undefined>;
  /** In the order of writing, texts opened. */
  timeline(code: string): Promise<readonly CaseEntry[]>;
  /** Looked after by this person now, newest first; closed ones too until they expire. */
  ofOwner(id: number): Promise<readonly Case[]>;
  /** Those in whose timeline this person has written, or that are offered to this person, and that are in other hands; newest first. */
  ofOthersTouchedBy(id: number): Promise<readonly Case[]>;
  /** Open ones within an area (Kemendagri code), of all owners. */
  openIn(area: string): Promise<readonly Case[]>;
  /** Every case there is; nothing more of it than a page is held in memory. */
  all(): AsyncIterable<Case>;
  /** The person wants to be erased: texts gone, the account number replaced by 0 wherever it stands. */
  forget(person: number): Promise<void>;
}
