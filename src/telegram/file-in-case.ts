import type { CaseFiling } from "../domain/case-book.ts";
import type { CaseEvent } from "../domain/case-event.ts";
import { CASE_LIMITS } from "../domain/case-limits.ts";
import { findConcerningCase } from "./case-access.ts";
import { showCase } from "./case-screen.ts";
import type { House, JuruContext } from "./context.ts";
import { show } from "./message-sender.ts";
import { personOf } from "./referral-access.ts";
import { unknownCaseReply } from "./replies/cases.ts";
import { notFiledNote } from "./replies/not-filed.ts";

/** How it is written: by default the act is the update, so that the same update once more changes nothing. */
interface Filed {
  readonly act?: string;
  readonly seen?: number;
}

/** Writes into the timeline in the name of whoever this update is from. "unknown" for a case that is not theirs, too. */
export async function fileInCase(
  ctx: JuruContext,
  code: string,
  event: CaseEvent,
  house: House,
  { act = String(ctx.update.update_id), seen }: Filed = {},
): Promise<CaseFiling> {
  if ((await findConcerningCase(ctx, code, house)) === undefined) return { kind: "unknown" };
  const actor = personOf(ctx, house);
  return house.cases.file({ code, event, actor, act, ...(seen !== undefined && { seen }) });
}

/** Writes it, and shows the case as it is then, with this word above when it was written. */
export async function fileAndShow(
  ctx: JuruContext,
  code: string,
  event: CaseEvent,
  house: House,
  note: string,
): Promise<void> {
  await showFiled(ctx, code, await fileInCase(ctx, code, event, house), house, note);
}

/** The screen of the case, with what came of the attempt above. */
export async function showFiled(
  ctx: JuruContext,
  code: string,
  filing: CaseFiling,
  house: House,
  note: string,
): Promise<void> {
  // Somebody who gave it away with this very act sees no more of it than anybody else.
  if (filing.kind === "unknown") return show(ctx, unknownCaseReply(code, ctx.speech));
  await showCase(ctx, code, house, filing.kind === "moved" ? note : notFiledNote(filing, CASE_LIMITS, ctx.speech));
}
