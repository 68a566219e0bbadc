import { dayAt } from "../../domain/local-day.ts";
import type { MeetingTask } from "../../domain/meeting.ts";
import { isAllDone, type TaskMove } from "../../domain/meeting-tasks.ts";
import type { AskedTask } from "../../domain/task-notices.ts";
import type { Press, PressOf } from "../callback-data.ts";
import { changeMeeting } from "../change-meeting.ts";
import type { House, JuruContext } from "../context.ts";
import { openMeeting, viewOf } from "../meeting-access.ts";
import { settle, show } from "../message-sender.ts";
import { afterTaskChange, outcomeNote, type TaskChange } from "../replies/meeting-outcome.ts";
import { movedTaskNote, taskReply, tasksReply } from "../replies/meeting-tasks.ts";
import { clockOf, type MeetingView } from "../replies/meeting-words.ts";
import type { Reply } from "../replies/reply.ts";
import { dayReply, whoReply } from "../replies/task-choices.ts";
import { allDoneReply, leftTasksReply } from "../replies/task-reminder.ts";
import { letWrite } from "./meeting-steps.ts";

/** The presses of tasks. False for any other press. */
export async function answerTaskPress(ctx: JuruContext, press: Press, house: House): Promise<boolean> {
  const { speech } = ctx;
  switch (press.name) {
    case "meetingTasks":
      await see(ctx, press, house, (view) => tasksReply(view, press.page, speech));
      return true;
    case "meetingTask":
      await seeTask(ctx, press, house, (view, task) => taskReply(view, task, speech));
      return true;
    case "taskAskWho":
      await seeTask(ctx, press, house, (view, task) => whoReply(view, task, speech));
      return true;
    case "taskAskDay":
      await seeTask(ctx, press, house, (view, task) => dayReply(view, task, speech));
      return true;
    case "taskWho":
      await change(ctx, press, { kind: "give task", id: press.id, who: press.who }, house);
      return true;
    case "taskDay":
      await change(ctx, press, { kind: "date task", id: press.id, day: press.day }, house);
      return true;
    case "taskMove":
    case "taskAnswer":
      await move(ctx, press, house);
      return true;
    case "taskAdd":
      await letWrite(ctx, press, { what: "task", id: 0 }, house);
      return true;
    case "taskWriteWho":
      await letWrite(ctx, press, { what: "who", id: press.id }, house);
      return true;
    case "taskWriteDay":
      await letWrite(ctx, press, { what: "day", id: press.id }, house);
      return true;
    default:
      return false;
  }
}

type OfTask = PressOf<"meetingTask" | "taskAskWho" | "taskAskDay">;

/** What was agreed may be looked at while a danger is on, too. */
async function see(
  ctx: JuruContext,
  where: PressOf<"meetingTasks"> | OfTask,
  house: House,
  screen: (view: MeetingView) => Reply,
): Promise<void> {
  const reading = await openMeeting(ctx, where, "look", house);
  await show(ctx, reading.kind === "barred" ? reading.reply : screen(reading.view));
}

async function seeTask(
  ctx: JuruContext,
  press: OfTask,
  house: House,
  screen: (view: MeetingView, task: MeetingTask) => Reply,
): Promise<void> {
  await see(ctx, press, house, (view) => {
    const task = view.meeting.tasks.find(({ id }) => id === press.id);
    return task === undefined ? tasksReply(view, 0, ctx.speech, ctx.speech.say("meeting.gone")) : screen(view, task);
  });
}

async function change(
  ctx: JuruContext,
  press: PressOf<"taskWho" | "taskDay">,
  edit: TaskChange,
  house: House,
): Promise<void> {
  const { speech } = ctx;
  const changing = await changeMeeting(ctx, { where: press, wish: "plan", edit }, house);
  if (changing.kind === "barred") return show(ctx, changing.reply);
  const { view, outcome } = changing;
  if (outcome === "unchanged") await settle(ctx, speech.say("toast.so-already"));
  const note = outcome === "unchanged" ? undefined : outcomeNote(outcome, undefined, speech);
  await show(ctx, afterTaskChange(view, edit, note, speech));
}

/** One tap, on the task itself or on a reminder; a second one of the same day says that it is so already. */
async function move(ctx: JuruContext, press: PressOf<"taskMove" | "taskAnswer">, house: House): Promise<void> {
  const { speech } = ctx;
  const edit = { kind: "move task", id: press.id, move: press.move } as const;
  const changing = await changeMeeting(ctx, { where: press, wish: "tick", edit }, house);
  if (changing.kind === "barred") return show(ctx, changing.reply);
  const { view, outcome } = changing;
  const task = view.meeting.tasks.find(({ id }) => id === press.id);
  if (task === undefined) return settle(ctx, speech.say("toast.gone"));
  if (outcome === "unchanged") return settle(ctx, speech.say("toast.so-already"));
  if (press.move === "done" && isAllDone(view.meeting) && changing.case.dangers.length === 0) {
    return show(ctx, allDoneReply(press.code, task, speech));
  }
  await show(ctx, await afterMove(press, { view, task, move: press.move }, ctx, house));
}

interface Moved {
  readonly view: MeetingView;
  readonly task: MeetingTask;
  readonly move: TaskMove;
}

async function afterMove(
  press: PressOf<"taskMove" | "taskAnswer">,
  { view, task, move: moved }: Moved,
  { speech }: JuruContext,
  house: House,
): Promise<Reply> {
  const note = movedTaskNote(task, moved, speech);
  if (press.name === "taskMove") return taskReply(view, task, speech, note);
  return leftTasksReply({ code: press.code, tasks: await leftToAnswer(view, house) }, note, speech);
}

/** Asked about, and not answered yet, in all plans of the case. */
async function leftToAnswer(view: MeetingView, house: House): Promise<readonly AskedTask[]> {
  const { now, offsetMinutes } = clockOf(view);
  const today = dayAt(now, offsetMinutes);
  const papers = await house.papers.ofCase(view.case.code);
  return papers.flatMap((paper) => {
    const plan = paper.kind === "meeting" ? viewOf(view.case, paper, house) : undefined;
    const left = (plan?.meeting.tasks ?? []).filter(
      ({ state, asked, due = today }) => state === "open" && asked > 0 && due <= today,
    );
    return left.map((task) => ({ paper: paper.id, task }));
  });
}
