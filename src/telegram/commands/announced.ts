import { shorten } from "../../content/shorten.ts";
import { readCaseCode } from "../../domain/case-code.ts";
import { readReferralCode } from "../../domain/referral-code.ts";
import { showCase } from "../case-screen.ts";
import type { House, JuruContext } from "../context.ts";
import { show } from "../message-sender.ts";
import { CASE_LINK, REFERRAL_LINK, WARNINGS_LINK } from "../replies/announcements.ts";
import { unknownCaseReply } from "../replies/cases.ts";
import { unknownReply } from "../replies/referral-notes.ts";
import { showReferral } from "./referrals.ts";
import { showWarning } from "./warnings.ts";

/** What was typed instead of a code, said back. */
const TYPED_SHOWN = 20;

/**
 * Opens what a button in a linked group leads to, for whom it concerns: everybody in the group can press it. False for the
 * payload of another link.
 */
export async function openAnnounced(ctx: JuruContext, payload: string, house: House): Promise<boolean> {
  if (payload === WARNINGS_LINK) {
    await showWarning(ctx, house);
    return true;
  }
  const [link, typed] = [payload.slice(0, 2), payload.slice(2)];
  if (link === REFERRAL_LINK) {
    const reading = readReferralCode(typed);
    const unknown = () => show(ctx, unknownReply(shorten(typed, TYPED_SHOWN), ctx.speech));
    await (reading.kind === "code" ? showReferral(ctx, reading.code, house) : unknown());
    return true;
  }
  if (link !== CASE_LINK) return false;
  const code = readCaseCode(typed);
  const unknown = () => show(ctx, unknownCaseReply(shorten(typed, TYPED_SHOWN), ctx.speech));
  await (code === undefined ? unknown() : showCase(ctx, code, house));
  return true;
}
