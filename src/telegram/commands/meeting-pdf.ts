import { InputFile } from "grammy";
import { neededSteps } from "../../domain/meeting-steps.ts";
import { tellPlace } from "../../domain/place.ts";
import type { PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { makePdf } from "../documents/make-pdf.ts";
import { openMeeting } from "../meeting-access.ts";
import { settle, show } from "../message-sender.ts";
import { personOf } from "../referral-access.ts";
import { meetingReply } from "../replies/meeting.ts";
import { meetingDocument } from "../replies/meeting-print.ts";
import { joined, tellStep } from "../replies/meeting-words.ts";

/**
 * Agenda and task list, made anew each time and kept nowhere. The timeline has one line for each state of the plan that was printed,
 * however often.
 */
export async function sendMeeting(ctx: JuruContext, press: PressOf<"meetingPdf">, house: House): Promise<void> {
  const { speech } = ctx;
  const opening = await openMeeting(ctx, press, "read", house);
  if (opening.kind === "barred") return show(ctx, opening.reply);
  const { view, paper, case: it } = opening;
  const needed = neededSteps(view.meeting).map((step) => tellStep(step, speech).toLowerCase());
  if (needed.length > 0) {
    return show(ctx, meetingReply(view, speech, speech.say("meeting.pdf-not-yet", { steps: joined(needed) })));
  }
  const place = tellPlace(it.place, house.places) ?? it.place;
  // Whoever the volunteer is, the village reads Indonesian.
  const pdf = await makePdf(meetingDocument(view, place, house.speeches.id), { now: house.now().getTime() });
  const caption = speech.say("meeting.pdf-caption", { code: it.code });
  await ctx.replyWithDocument(new InputFile(pdf, `rencana-pertemuan-${it.code}.pdf`), { caption });
  await settle(ctx);
  await house.cases.file({
    ...{ code: it.code, actor: personOf(ctx, house) },
    event: { kind: "document", document: "meeting", paper: paper.id },
    act: `meeting.${paper.id}.${paper.version}`,
  });
}
