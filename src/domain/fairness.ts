import { kindOf } from "./need.ts";
import type { Referral } from "./referral.ts";
import type { ReferralState } from "./referral-state.ts";

/** A gentle warning, never a ban: goods to one side only can feed the conflict. Source: CDA, Do No Harm. */
export type Fairness = { readonly kind: "even" } | { readonly kind: "one side only"; readonly side: string };

/** From these no goods come any more. */
const WITHOUT_HELP: readonly ReferralState[] = ["ditolak", "gagal", "tak_terhubungi", "dibatalkan", "salah_input"];

/**
 * Of all referrals of one case, the draft in hand included, so that the warning comes before the goods do.
 * Goods for somebody whose side is not known speak for no side.
 */
export function judgeFairness(referrals: readonly Referral[]): Fairness {
  const sides = new Set(referrals.filter(bringsGoods).flatMap((referral) => referral.case?.sides ?? []));
  const [side, ...others] = sides;
  return side === undefined || others.length > 0 ? { kind: "even" } : { kind: "one side only", side };
}

function bringsGoods({ state, need, outcome }: Referral): boolean {
  return kindOf(need.category) === "goods" && !WITHOUT_HELP.includes(state) && outcome !== "not_helped";
}
