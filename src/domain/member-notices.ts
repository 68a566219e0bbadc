import type { RefusalWord } from "./refusal-words.ts";

/** A usual word, or one of the admin's own, which is sent and kept nowhere. */
export type WordOfRefusal = RefusalWord | { readonly own: string };

/** What an admin has made of somebody. Places are Kemendagri codes. */
export type MemberNews =
  | { readonly kind: "accepted" }
  | { readonly kind: "refused"; readonly word?: WordOfRefusal }
  | { readonly kind: "appointed"; readonly area: string }
  | { readonly kind: "moved"; readonly place: string }
  | { readonly kind: "no coordinator" | "promoted" | "dismissed" | "suspended" | "readmitted" };

export interface MemberTold {
  readonly id: number;
  readonly news: MemberNews;
  /** The same act has been noted before: who keeps no journal of what was sent says nothing again. */
  readonly isRepeated: boolean;
}

/** How a member hears of it, wherever it was done. */
export interface MemberNotices {
  /** In the person's own language. False when it did not get there. */
  tell(told: MemberTold): Promise<boolean>;
  /** Shows somebody the commands of admins, or takes them away. Harmless when repeated. */
  showCommands(id: number, areOfAdmin: boolean): Promise<void>;
}
