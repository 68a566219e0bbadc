import type { SourceIndex } from "./directory.ts";
import { isConcerned } from "./move-referral.ts";
import type { RankedSource } from "./rank-sources.ts";
import type { Actor, Referral } from "./referral.ts";
import type { ReferralBook } from "./referral-book.ts";
import { isEnded } from "./referral-state.ts";

/** A chain is as long as somebody's patience; longer ones are not followed to their end. */
const LONGEST_CHAIN = 20;

/**
 * "none": the directory has no other source; "ask": it was not the source that let go; "continued": there is a referral
 * that goes on from it, which perhaps is in the hands of somebody else.
 */
export type WayOn =
  | { readonly kind: "source"; readonly best: RankedSource }
  | { readonly kind: "none" }
  | { readonly kind: "ask" }
  | { readonly kind: "continued"; readonly code: string; readonly isOpenTo: boolean };

interface Parts {
  readonly book: ReferralBook;
  readonly sources: SourceIndex;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Where to go on after an end without help: the best source for the same need that has not yet let this person down.
 * When it was not the source that let go, only the way is offered; when somebody has gone on already, that referral.
 * Source: domain rules, referral rule 5.
 */
export async function wayOnFrom(
  referral: Referral,
  viewer: Actor,
  { book, sources, now }: Parts,
): Promise<WayOn | undefined> {
  if (!needsAnother(referral)) return undefined;
  const next = await book.nextOf(referral.code);
  if (next !== undefined) return { kind: "continued", code: next.code, isOpenTo: isConcerned(next, viewer) };
  // Half a directory would pass the second best off as the best.
  if (!hasLetDown(referral) || sources.standing === "loading") return { kind: "ask" };
  const refusedBy = await letDownBy(referral, book);
  const { need, place } = referral;
  const [best] = sources.search({ need, place, refusedBy, now }, 1);
  return best === undefined ? { kind: "none" } : { kind: "source", best };
}

/** Ids of the listed sources that refused, failed or did not answer, along the chain of referrals that this one goes on from. */
export async function letDownBy(referral: Referral, book: ReferralBook): Promise<readonly string[]> {
  const ids = new Set<string>();
  let current: Referral | undefined = referral;
  for (let length = 0; current !== undefined && length < LONGEST_CHAIN; length += 1) {
    if (current.source.kind === "listed" && hasLetDown(current)) ids.add(current.source.id);
    current = current.continues === undefined ? undefined : await book.find(current.continues);
  }
  return [...ids];
}

function hasLetDown({ state, outOfTouchWith, outcome }: Referral): boolean {
  if (state === "tak_terhubungi") return outOfTouchWith === "source";
  return state === "ditolak" || state === "gagal" || outcome === "not_helped";
}

/** Help has not come, and this referral will not bring it any more. */
function needsAnother({ state, outcome }: Pick<Referral, "state" | "outcome">): boolean {
  return isEnded(state) && state !== "salah_input" && outcome !== "helped";
}
