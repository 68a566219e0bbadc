import type { Composer } from "grammy";
import type { Case } from "../../domain/case.ts";
import { EMPTY_MEETING } from "../../domain/meeting.ts";
import { writeMeeting } from "../../domain/meeting-body.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { openCaseForMeeting, openMeeting, viewOf } from "../meeting-access.ts";
import { show } from "../message-sender.ts";
import { askToDropReply, meetingReply } from "../replies/meeting.ts";
import { stepReply } from "../replies/meeting-steps.ts";
import { type ListedMeeting, meetingsReply, tooManyMeetingsNote } from "../replies/meetings.ts";
import { sendMeeting } from "./meeting-pdf.ts";
import { answerMeetingStep } from "./meeting-steps.ts";
import { answerTaskPress } from "./meeting-tasks.ts";

/** The plan of a meeting, within a case. Each press is decided anew by who it is from, and by how the plan stands now. */
export function addMeetings(composer: Composer<JuruContext>, house: House): void {
  composer.use(async (ctx, next) => {
    const { press } = ctx;
    const isDone =
      press !== undefined &&
      ((await answerPlanPress(ctx, press, house)) ||
        (await answerMeetingStep(ctx, press, house)) ||
        (await answerTaskPress(ctx, press, house)));
    if (!isDone) await next();
  });
}

/** False for any other press. */
async function answerPlanPress(ctx: JuruContext, press: Press, house: House): Promise<boolean> {
  switch (press.name) {
    case "meetings":
      await showMeetings(ctx, press.code, house);
      return true;
    case "meetingNew":
      await begin(ctx, press, house);
      return true;
    case "meeting": {
      const opening = await openMeeting(ctx, press, "read", house);
      await show(ctx, opening.kind === "barred" ? opening.reply : meetingReply(opening.view, ctx.speech));
      return true;
    }
    case "meetingDrop":
      await drop(ctx, press, house);
      return true;
    case "meetingPdf":
      await sendMeeting(ctx, press, house);
      return true;
    default:
      return false;
  }
}

async function showMeetings(ctx: JuruContext, code: string, house: House): Promise<void> {
  const opening = await openCaseForMeeting(ctx, code, "read", house);
  if (opening.kind === "barred") return show(ctx, opening.reply);
  await show(ctx, meetingsReply(opening.case, await plansOf(opening.case, house), ctx.speech));
}

/** A second tap opens the plan that the first one has begun. */
async function begin(ctx: JuruContext, { code, have }: PressOf<"meetingNew">, house: House): Promise<void> {
  const opening = await openCaseForMeeting(ctx, code, "plan", house);
  if (opening.kind === "barred") return show(ctx, opening.reply);
  const { case: it } = opening;
  const plans = await plansOf(it, house);
  const begun = plans.length > have ? plans.find(({ view }) => view !== undefined)?.view : undefined;
  if (begun !== undefined) {
    return show(ctx, meetingReply(begun, ctx.speech, ctx.speech.say("meetings.begun-already")));
  }
  const draft = { kind: "meeting", case: code, body: writeMeeting(EMPTY_MEETING), by: ctx.from?.id ?? 0 } as const;
  const opened = await house.papers.open(draft, String(ctx.update.update_id));
  const view = opened.kind === "opened" ? viewOf(it, opened.paper, house) : undefined;
  await show(
    ctx,
    view === undefined
      ? meetingsReply(it, plans, ctx.speech, tooManyMeetingsNote(ctx.speech))
      : stepReply(view, "who", ctx.speech),
  );
}

/** Also one that this release cannot read any more. */
async function drop(ctx: JuruContext, press: PressOf<"meetingDrop">, house: House): Promise<void> {
  const { code, paper } = press;
  if (press.answer === "ask") {
    const opening = await openMeeting(ctx, press, "tick", house);
    return show(ctx, opening.kind === "barred" ? opening.reply : askToDropReply(opening.view, ctx.speech));
  }
  const opening = await openCaseForMeeting(ctx, code, "tick", house);
  if (opening.kind === "barred") return show(ctx, opening.reply);
  const isThere = (await house.papers.find(code, paper))?.kind === "meeting";
  if (isThere) await house.papers.drop(code, paper);
  const note = ctx.speech.say(isThere ? "meeting.dropped" : "meetings.not-found");
  await show(ctx, meetingsReply(opening.case, await plansOf(opening.case, house), ctx.speech, note));
}

async function plansOf(it: Case, house: House): Promise<readonly ListedMeeting[]> {
  const papers = await house.papers.ofCase(it.code);
  return papers
    .filter(({ kind }) => kind === "meeting")
    .map((paper) => ({ paper: paper.id, changedAt: paper.changedAt, view: viewOf(it, paper, house) }));
}
