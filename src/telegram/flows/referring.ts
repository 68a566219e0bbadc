import type { ReferralForm } from "../../domain/referral-form.ts";

/** Where the talk stands. What somebody wrote is in it only sealed. */
export interface Referring {
  readonly form: ReferralForm;
  /** Codes that nobody has yet; the same ones until the talk ends, for the volunteer may have noted them down. */
  readonly fresh: { readonly person: string; readonly case: string };
  readonly screen: Screen;
}

/** How the open question is shown. Forgotten with its answer. */
export interface Screen {
  readonly view?: "type a source" | "changes";
  readonly page?: number;
  /** Codes of the places that fit what was typed last. */
  readonly found?: readonly string[];
  /** Sealed words that told of a danger, and may be the answer all the same. */
  readonly offered?: string;
  readonly trouble?: "too long" | "source gone";
}
