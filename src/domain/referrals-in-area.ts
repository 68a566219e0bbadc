import { sortByNeedOfAction } from "./need-of-action.ts";
import type { Referral } from "./referral.ts";
import type { ReferralBook } from "./referral-book.ts";

/** Stands for a volunteer who was erased. */
const NOBODY = 0;

/** The open ones that concern whoever looks after an area, what waits most first. `now`: ms since the epoch. */
export async function openReferralsIn(
  area: string,
  now: number,
  book: Pick<ReferralBook, "openIn">,
): Promise<readonly Referral[]> {
  return sortByNeedOfAction((await book.openIn(area)).filter(isForOthers), now);
}

/** Without the person's consent a draft is its volunteer's own matter; one whose volunteer is gone must not be forgotten. */
function isForOthers({ state, owner }: Referral): boolean {
  return state !== "draf" || owner === NOBODY;
}
