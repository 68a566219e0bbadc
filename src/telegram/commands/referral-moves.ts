import { allowedEvents } from "../../domain/move-referral.ts";
import type { ClientAnswer, Referral, ReferralEvent } from "../../domain/referral.ts";
import { eventWith, USUAL_REASONS } from "../../domain/usual-reasons.ts";
import type { Press, PressOf } from "../callback-data.ts";
import { findConcerning } from "../concerning-referral.ts";
import type { House, JuruContext } from "../context.ts";
import { fileAndShow, showChanged } from "../file-move.ts";
import { REASON, type ReasonWanted } from "../flows/reason.ts";
import { REFER } from "../flows/refer.ts";
import { send, settle, show } from "../message-sender.ts";
import { trimUpdate } from "../middleware/trim-update.ts";
import { personOf } from "../referral-access.ts";
import { unfinishedReferralReply } from "../replies/refer.ts";
import { unknownReply } from "../replies/referral-notes.ts";
import { fitReply, questionFor, reasonsReply, respectReply } from "../replies/referral-questions.ts";
import { complain } from "./complain.ts";
import { goOn } from "./go-on.ts";

/** The presses that move a referral, and the small questions before. False for any other press. */
export async function answerReferralMove(ctx: JuruContext, press: Press, house: House): Promise<boolean> {
  switch (press.name) {
    case "referralMove":
      await begin(ctx, press, house);
      return true;
    case "referralReasons":
      await askAgainst(ctx, press, house, (referral) => show(ctx, reasonsReply(referral, press.kind, ctx.speech)));
      return true;
    case "referralArrived":
      await askAgainst(ctx, press, house, () => show(ctx, afterArrived(ctx, press)));
      return true;
    case "referralFitted":
      await askAgainst(ctx, press, house, () => show(ctx, respectReply(press, ctx.speech)));
      return true;
    case "referralWrite":
      await askAgainst(ctx, press, house, () => letWrite(ctx, press));
      return true;
    case "referralNext":
    case "referralAgain":
      await goOn(ctx, press, house);
      return true;
    case "referralComplain":
      await complain(ctx, press, house);
      return true;
    case "referralReason":
    case "referralRefused":
    case "referralRespected":
    case "referralClosed":
      await file(ctx, press, house);
      return true;
    default:
      return false;
  }
}

type LastAnswer = PressOf<"referralReason" | "referralRefused" | "referralRespected" | "referralClosed">;

async function file(ctx: JuruContext, press: LastAnswer, house: House): Promise<void> {
  const { code, seen } = press;
  const event = eventOf(press);
  await (event === undefined
    ? settle(ctx, ctx.speech.say("general.old-button"))
    : fileAndShow(ctx, { code, seen, event }, house));
}

/** Undefined for a reason that the bot has never offered. */
function eventOf(press: LastAnswer): ReferralEvent | undefined {
  switch (press.name) {
    case "referralReason": {
      const reason: string | undefined = USUAL_REASONS[press.kind][press.number];
      return reason === undefined ? undefined : eventWith(press.kind, reason);
    }
    case "referralRefused":
      return { kind: "refuse", reason: press.reason };
    case "referralRespected":
      return { kind: "receive", client: answerOf(press) };
    case "referralClosed":
      return { kind: "close", outcome: press.outcome };
  }
}

function answerOf({ word, fit, respect }: PressOf<"referralRespected">): ClientAnswer {
  return {
    word,
    ...(fit === "skip" ? {} : { didFit: fit }),
    ...(respect === "skip" ? {} : { wasRespected: respect }),
  };
}

/** What is allowed and needs more is asked; everything else is filed, and the rules say what comes of it. */
async function begin(ctx: JuruContext, { code, seen, event }: PressOf<"referralMove">, house: House): Promise<void> {
  const referral = await findConcerning(ctx, code, house);
  if (referral === undefined) return show(ctx, unknownReply(code, ctx.speech));
  const isAllowed = allowedEvents(referral, personOf(ctx, house)).includes(event);
  const question = isAllowed ? questionFor(referral, event, ctx.speech) : undefined;
  if (question === undefined) return fileAndShow(ctx, { code, seen, event: bare(event) }, house);
  if (referral.version !== seen) return showChanged(ctx, referral, house);
  await show(ctx, question);
}

/** Before the next question: does it still concern this person, and is it still as it was on the screen? */
async function askAgainst(
  ctx: JuruContext,
  { code, seen }: { readonly code: string; readonly seen: number },
  house: House,
  then: (referral: Referral) => Promise<void>,
): Promise<void> {
  const referral = await findConcerning(ctx, code, house);
  if (referral === undefined) return show(ctx, unknownReply(code, ctx.speech));
  await (referral.version === seen ? then(referral) : showChanged(ctx, referral, house));
}

/** What has not arrived cannot have fitted. */
function afterArrived({ speech }: JuruContext, press: PressOf<"referralArrived">) {
  return press.word === "no" ? respectReply({ ...press, fit: "skip" }, speech) : fitReply(press, speech);
}

async function letWrite(ctx: JuruContext, { code, seen, kind }: PressOf<"referralWrite">): Promise<void> {
  // It would end with the other talk, and all that is filled in there.
  if (ctx.conversation.active(REFER) > 0) return send(ctx, unfinishedReferralReply(ctx.speech));
  await ctx.conversation.exitAll();
  trimUpdate(ctx.update, undefined);
  const start: ReasonWanted = { code, seen, kind };
  await ctx.conversation.enter(REASON, start);
}

/** An event that brings nothing yet. */
function bare(kind: PressOf<"referralMove">["event"]): ReferralEvent {
  return kind === "lose_touch" ? { kind, whom: "client" } : { kind };
}
