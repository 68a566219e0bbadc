import type { RollBackPlan, WantedChange } from "./decide-update.ts";
import type { GuidanceItem, ItemFields } from "./guidance-item.ts";
import type { GuidanceUpdate } from "./guidance-update.ts";
import type { Language, Localised } from "./language.ts";

export interface LoggedUpdate {
  readonly number: number;
  readonly act: string;
  /** Undefined for one that cannot be read. */
  readonly update: GuidanceUpdate | undefined;
}

/** All versions of the guidance; only grows. Throws StoreAway. */
export interface GuidanceLog {
  /** From this number on, oldest first, a page at a time: nothing more when it is empty. */
  from(number: number): Promise<readonly LoggedUpdate[]>;
  /** False when another one has this number already. */
  append(update: GuidanceUpdate): Promise<boolean>;
}

/** What the checks of the files say against a text. */
export interface TextProblem {
  readonly field: string;
  /** Counts from 0, in a field of several lines. */
  readonly line?: number;
  readonly language?: Language;
  readonly kind: "empty" | "too long" | "markup" | "month" | "link" | "number" | "no way to reach" | "other";
  /** Characters, of what is too long. */
  readonly most?: number;
}

export type Publishing =
  | { readonly kind: "published"; readonly update: GuidanceUpdate }
  | { readonly kind: "same" }
  | { readonly kind: "taken"; readonly fields: readonly string[] }
  | { readonly kind: "wrong"; readonly problems: readonly TextProblem[] }
  | { readonly kind: "impossible" };

export interface PublishAttempt {
  readonly item: GuidanceItem;
  readonly wanted: readonly WantedChange[];
  readonly why?: Localised;
  readonly act: string;
}

export interface RollBackAttempt {
  readonly number: number;
  /** Of the plan that the admin has agreed to. */
  readonly asOf: number;
  readonly act: string;
}

export type RollingBack =
  | { readonly kind: "rolled back"; readonly update: GuidanceUpdate }
  /** It stands so already. */
  | { readonly kind: "same" }
  /** Changed since the admin was asked. */
  | { readonly kind: "taken" }
  /** What stood before is no longer right by the checks of the files. */
  | { readonly kind: "wrong"; readonly problems: readonly TextProblem[] }
  | { readonly kind: "unknown" };

/** The versions of the guidance, in memory and in step with the store; what is written throws StoreAway. */
export interface GuidanceUpdates {
  /** Newest first. */
  all(): readonly GuidanceUpdate[];
  latest(): GuidanceUpdate | undefined;
  find(number: number): GuidanceUpdate | undefined;
  /** What the checks say against an item with these fields in place of its own. */
  problems(item: GuidanceItem, fields: ItemFields): readonly TextProblem[];
  /** The same act once more gives the version of the first time. */
  publish(attempt: PublishAttempt): Promise<Publishing>;
  planRollBack(number: number): RollBackPlan | undefined;
  rollBack(attempt: RollBackAttempt): Promise<RollingBack>;
}
