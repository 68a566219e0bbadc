import { isConcerned } from "../domain/move-referral.ts";
import type { Actor, Referral } from "../domain/referral.ts";
import type { House } from "./context.ts";
import { needsAnother, type WayOn } from "./replies/referral.ts";

/** A chain is as long as somebody's patience; longer ones are not followed to their end. */
const LONGEST_CHAIN = 20;

/**
 * Where to go on after an end without help: the best source for the same need that has not yet let this person down.
 * When it was not the source that let go, only the way is offered; when somebody has gone on already, that referral.
 * Source: domain rules, referral rule 5.
 */
export async function wayOnFrom(
  referral: Referral,
  viewer: Actor,
  { book, sources, now }: House,
): Promise<WayOn | undefined> {
  if (!needsAnother(referral)) return undefined;
  const next = await book.nextOf(referral.code);
  if (next !== undefined) return { kind: "continued", code: next.code, isOpenTo: isConcerned(next, viewer) };
  // Half a directory would pass the second best off as the best.
  if (!hasLetDown(referral) || sources.standing === "loading") return { kind: "ask" };
  const refusedBy = await letDownBy(referral, book);
  const { need, place } = referral;
  const [best] = sources.search({ need, place, refusedBy, now: now().getTime() }, 1);
  return best === undefined ? { kind: "none" } : { kind: "source", best };
}

/** Ids of the listed sources that refused, failed or did not answer, along the chain of referrals that this one goes on from. */
export async function letDownBy(referral: Referral, book: House["book"]): Promise<readonly string[]> {
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
