import type { MeetingStep } from "../../domain/meeting.ts";
import type { MeetingEdit } from "../../domain/meeting-edit.ts";
import { stepAfter } from "../../domain/meeting-steps.ts";
import type { Press, PressOf } from "../callback-data.ts";
import { changeMeeting } from "../change-meeting.ts";
import type { House, JuruContext } from "../context.ts";
import { enterWriting } from "../flows/writing.ts";
import { openMeeting, type Where } from "../meeting-access.ts";
import { MEETING_WRITER, type MeetingField, writingOf } from "../meeting-writer.ts";
import { settle, show } from "../message-sender.ts";
import { meetingReply } from "../replies/meeting.ts";
import { lineReply, stepOf } from "../replies/meeting-lines.ts";
import { pageWith } from "../replies/meeting-outcome.ts";
import { peopleReply, stepReply } from "../replies/meeting-steps.ts";
import { tasksReply } from "../replies/meeting-tasks.ts";
import type { MeetingView } from "../replies/meeting-words.ts";
import type { Reply } from "../replies/reply.ts";

/** The presses of the steps of a plan. False for any other press. */
export async function answerMeetingStep(ctx: JuruContext, press: Press, house: House): Promise<boolean> {
  const { speech } = ctx;
  switch (press.name) {
    case "meetingStep":
      await see(ctx, press, house, (view) => screenOf(view, press.step, ctx));
      return true;
    case "meetingGroup":
      await see(ctx, press, house, (view) => peopleReply(view, press.group, speech));
      return true;
    case "meetingLine":
      await see(ctx, press, house, (view) => lineOf(view, press.id, ctx));
      return true;
    case "meetingSkip": {
      const next = stepAfter(press.step);
      await change(ctx, press, { kind: "skip", step: press.step }, house, (view) =>
        next === undefined ? meetingReply(view, speech) : screenOf(view, next, ctx),
      );
      return true;
    }
    case "meetingInvite": {
      const people = press.people === "none" ? {} : { people: press.people };
      await change(ctx, press, { kind: "invite", group: press.group, ...people }, house, (view) =>
        stepReply(view, "who", speech),
      );
      return true;
    }
    case "meetingPick": {
      const step = press.pick.split("-")[0] as Exclude<MeetingStep, "tasks">;
      const edit = { kind: "pick", pick: press.pick, isOn: press.isOn === "yes" } as const;
      await change(ctx, press, edit, house, (view) => stepReply(view, step, speech));
      return true;
    }
    case "meetingLength":
      await change(ctx, press, { kind: "length", length: press.length }, house, (view) => meetingReply(view, speech));
      return true;
    case "meetingStrike":
      await strike(ctx, press, house);
      return true;
    case "meetingWrite":
      await letWrite(ctx, press, { what: press.list, id: press.of }, house);
      return true;
    case "meetingRewrite":
      await letWrite(ctx, press, { what: "rewrite", id: press.id }, house);
      return true;
    default:
      return false;
  }
}

/** Asked for in words; whether it may be is looked up before, and once more when they have come. */
export async function letWrite(ctx: JuruContext, where: Where, field: MeetingField, house: House): Promise<void> {
  const opening = await openMeeting(ctx, where, "plan", house);
  if (opening.kind === "barred") return show(ctx, opening.reply);
  await enterWriting(ctx, writingOf(where, field), MEETING_WRITER);
}

export async function see(
  ctx: JuruContext,
  where: Where,
  house: House,
  screen: (view: MeetingView) => Reply,
): Promise<void> {
  const opening = await openMeeting(ctx, where, "read", house);
  await show(ctx, opening.kind === "barred" ? opening.reply : screen(opening.view));
}

/** A second tap of the same button is told in a pop-up, and the screen stays. */
async function change(
  ctx: JuruContext,
  where: Where,
  edit: MeetingEdit,
  house: House,
  screen: (view: MeetingView) => Reply,
): Promise<void> {
  const changing = await changeMeeting(ctx, { where, wish: "plan", edit }, house);
  if (changing.kind === "barred") return show(ctx, changing.reply);
  const { view, outcome } = changing;
  if (outcome === "unchanged" && edit.kind !== "skip") return settle(ctx, ctx.speech.say("toast.so-already"));
  await show(ctx, screen(view));
}

function screenOf(view: MeetingView, step: MeetingStep, { speech }: JuruContext): Reply {
  return step === "tasks" ? tasksReply(view, 0, speech) : stepReply(view, step, speech);
}

function lineOf(view: MeetingView, id: number, { speech }: JuruContext): Reply {
  const line = view.meeting.lines.find((some) => some.id === id);
  return line === undefined ? meetingReply(view, speech, speech.say("meeting.gone")) : lineReply(view, line, speech);
}

/** Back to where it stood. */
async function strike(ctx: JuruContext, press: PressOf<"meetingStrike">, house: House): Promise<void> {
  const { speech } = ctx;
  const changing = await changeMeeting(
    ctx,
    { where: press, wish: "plan", edit: { kind: "strike", id: press.id } },
    house,
  );
  if (changing.kind === "barred") return show(ctx, changing.reply);
  const { view, before, outcome } = changing;
  if (outcome === "unchanged") return settle(ctx, speech.say("toast.gone"));
  const line = before.meeting.lines.find(({ id }) => id === press.id);
  const note = speech.say("meeting.struck");
  if (line === undefined) return show(ctx, tasksReply(view, pageWith(before, press.id), speech, note));
  const option = view.meeting.lines.find(({ id }) => id === line.of);
  await show(
    ctx,
    option === undefined ? stepReply(view, stepOf(line.list), speech, note) : lineReply(view, option, speech, note),
  );
}
