import { NEED_CATEGORIES, type NeedCategory } from "../domain/need.ts";
import { STANDINGS, type Standing } from "../domain/referral-standing.ts";
import { isEnded, REFERRAL_STATES, type ReferralState } from "../domain/referral-state.ts";

/** What somebody wants to see of the board, as its address says it. */
export interface BoardQuestion {
  /** Kemendagri code, or the whole country. */
  readonly area: string;
  readonly category: NeedCategory | undefined;
  readonly isLateOnly: boolean;
  /** One column alone, with pages. */
  readonly state: ReferralState | undefined;
  /** Those that ended so, the latest first, with pages. */
  readonly ended: Standing | undefined;
  /** Counts from 0. */
  readonly page: number;
}

/** What the address does not say, or says wrongly, is left open. */
export function readBoardQuestion(area: string, query: Readonly<Record<string, string>>): BoardQuestion {
  const state = REFERRAL_STATES.find((one) => one === query["state"]);
  return {
    area,
    category: NEED_CATEGORIES.find((category) => category === query["category"]),
    isLateOnly: query["show"] === "late",
    state: state === undefined || isEnded(state) ? undefined : state,
    ended: STANDINGS.find((standing) => standing === query["ended"]),
    page: readPage(query),
  };
}

/** Counts from 0. */
export function readPage(query: Readonly<Record<string, string>>): number {
  return /^\d{1,5}$/.test(query["page"] ?? "") ? Number(query["page"]) : 0;
}

/** The address of the board that shows this, after it was changed so. */
export function boardAddress(question: Partial<BoardQuestion>): string {
  const { area, category, isLateOnly, state, ended, page = 0 } = question;
  const said = {
    ...(area !== undefined && { area }),
    ...(category !== undefined && { category }),
    ...(isLateOnly === true && { show: "late" }),
    ...(state !== undefined && { state }),
    ...(ended !== undefined && { ended }),
    ...(page > 0 && { page: String(page) }),
  };
  const query = new URLSearchParams(said).toString();
  return query === "" ? "/office/referrals" : `/office/referrals?${query}`;
}
