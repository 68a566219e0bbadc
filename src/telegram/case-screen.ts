import type { Case } from "../domain/case.ts";
import { isConcerned } from "../domain/move-referral.ts";
import { tellPlace } from "../domain/place.ts";
import { findConcerningCase } from "./case-access.ts";
import type { House, JuruContext } from "./context.ts";
import { show } from "./message-sender.ts";
import { personOf } from "./referral-access.ts";
import { caseReply } from "./replies/case.ts";
import type { CaseView } from "./replies/case-tools.ts";
import { unknownCaseReply } from "./replies/cases.ts";

/** The screen of a case, with what was just done to it above; "not found" to whom it does not concern. */
export async function showCase(ctx: JuruContext, code: string, house: House, note?: string): Promise<void> {
  const found = await findConcerningCase(ctx, code, house);
  if (found === undefined) return show(ctx, unknownCaseReply(code, ctx.speech));
  await show(ctx, caseReply(await gatherCase(ctx, found, house), ctx.speech, note));
}

/** All that the screen and the tools of a case look at. To be asked only for somebody whom it concerns. */
export async function gatherCase(ctx: JuruContext, it: Case, house: House): Promise<CaseView> {
  const [timeline, papers, referrals] = await Promise.all([
    house.cases.timeline(it.code),
    house.papers.ofCase(it.code),
    house.book.ofCase(it.code),
  ]);
  const viewer = personOf(ctx, house);
  return {
    ...{ case: it, viewer, timeline, papers },
    referrals: referrals.filter((referral) => isConcerned(referral, viewer)),
    place: tellPlace(it.place, house.places),
    catalogue: house.catalogue,
    now: house.now().getTime(),
  };
}
