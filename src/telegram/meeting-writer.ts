import { linesOf, MEETING_LIMITS, MEETING_LINES, MEETING_LISTS, type MeetingList } from "../domain/meeting.ts";
import type { MeetingEdit } from "../domain/meeting-edit.ts";
import { readNameCode } from "../domain/name-code.ts";
import { findPersonalDetails } from "../domain/personal-details.ts";
import { readDay } from "../domain/read-day.ts";
import { changeMeeting } from "./change-meeting.ts";
import type { House, JuruContext } from "./context.ts";
import { COMPOSE, type Writer, type Writing } from "./flows/writing.ts";
import { openMeeting, type Where } from "./meeting-access.ts";
import { send } from "./message-sender.ts";
import { askForWordsReply, askToRewriteReply, lineReply, stepOf } from "./replies/meeting-lines.ts";
import { afterTaskChange, outcomeNote, type TaskChange } from "./replies/meeting-outcome.ts";
import { stepReply } from "./replies/meeting-steps.ts";
import { notedTaskNote, taskReply, tasksReply } from "./replies/meeting-tasks.ts";
import { clockOf, type MeetingView } from "./replies/meeting-words.ts";
import type { Reply } from "./replies/reply.ts";
import { askForTaskReply, type DayProblem, typeDayReply, typeWhoReply, whoReply } from "./replies/task-choices.ts";

/** What is typed into a plan, as it stands in the field of a `Writing`: "problems", "for.12", "rewrite.7", "day.3". */
export type MeetingField =
  | { readonly what: MeetingList | "rewrite" | "who" | "day"; readonly id: number }
  | { readonly what: "task"; readonly id: 0 };

export function fieldOf({ what, id }: MeetingField): string {
  return id === 0 ? what : `${what}.${id}`;
}

export function writingOf({ code, paper }: Where, field: MeetingField): Writing {
  return { target: "meeting", case: code, paper, field: fieldOf(field) };
}

/** Not much longer than what may be kept, so that the reason is told and not only that it is too long. */
const LONGEST_CODE = 40;

/** Asks for what stands in the plan of a meeting, one line at a time. */
export const MEETING_WRITER: Writer = {
  talk: COMPOSE,
  longest(wanted) {
    const { what } = readField(wanted);
    return what === "who" || what === "day" ? LONGEST_CODE : MEETING_LIMITS.letters;
  },
  async ask(ctx, wanted, house) {
    const opening = await openMeeting(ctx, whereIn(wanted), "plan", house);
    return opening.kind === "barred" ? opening.reply : questionFor(opening.view, wanted, ctx);
  },
  async take(ctx, words, wanted, house) {
    const { what, id } = readField(wanted);
    switch (what) {
      case "task":
        return takeTask(ctx, words, wanted, house);
      case "rewrite":
        return takeRewritten(ctx, { kind: "rewrite", id, text: words }, wanted, house);
      case "who":
        return takeWho(ctx, words, wanted, house);
      case "day":
        return takeDay(ctx, words, wanted, house);
      default:
        return takeLine(ctx, { kind: "write", list: what, text: words, ...(id > 0 && { of: id }) }, wanted, house);
    }
  },
};

/** `problem` of a day or a code that could not be read stands in the field too: "day.3.past". */
function readField({ field = "" }: Writing): MeetingField & { readonly problem?: string; readonly isMore: boolean } {
  const [name = "", id = "0", problem] = field.split(".");
  const list = MEETING_LISTS.find((known) => known === name);
  const other = (["rewrite", "who", "day"] as const).find((known) => known === name);
  const read = { id: Number(id), isMore: problem === "more", ...(problem !== undefined && { problem }) };
  if (list !== undefined) return { what: list, ...read };
  return other === undefined ? { what: "task", ...read, id: 0 } : { what: other, ...read };
}

function whereIn({ case: code = "", paper = "" }: Writing): Where {
  return { code, paper };
}

function questionFor(view: MeetingView, wanted: Writing, { speech }: JuruContext): Reply {
  const { what, id, problem, isMore } = readField(wanted);
  switch (what) {
    case "task":
      return askForTaskReply(view, speech);
    case "rewrite":
      return askToRewriteReply(view, id, textOf(view, id), speech);
    case "who":
      return typeWhoReply(view, { id }, speech, problem !== undefined);
    case "day":
      return typeDayReply(view, { id }, speech, problem as DayProblem | undefined);
    default:
      return askForWordsReply(view, what, { of: id, isMore }, speech);
  }
}

function textOf({ meeting }: MeetingView, id: number): string {
  return meeting.lines.find((line) => line.id === id)?.text ?? meeting.tasks.find((task) => task.id === id)?.what ?? "";
}

/** One line more, and the next one is asked for while there is room: many think of three at once. */
async function takeLine(
  ctx: JuruContext,
  edit: MeetingEdit & { readonly kind: "write" },
  wanted: Writing,
  house: House,
): Promise<"done" | Writing> {
  const changing = await changeMeeting(ctx, { where: whereIn(wanted), wish: "plan", edit }, house);
  if (changing.kind === "barred") return say(ctx, changing.reply);
  const { view, outcome } = changing;
  const { list, of = 0 } = edit;
  const isNoted = outcome === "edited" || outcome === "unchanged";
  const details = privateNote(edit.text, ctx);
  const written = linesOf(view.meeting, list, of === 0 ? undefined : of).at(-1);
  if (details !== undefined && outcome === "edited" && written !== undefined) {
    return say(ctx, lineReply(view, written, ctx.speech, details));
  }
  const there = linesOf(view.meeting, list, of === 0 ? undefined : of).length;
  if (isNoted && there < MEETING_LINES[list]) return { ...wanted, field: `${list}.${of}.more` };
  return say(ctx, placeOf(view, { list, of }, ctx, isNoted ? undefined : outcomeNote(outcome, list, ctx.speech)));
}

async function takeRewritten(
  ctx: JuruContext,
  edit: MeetingEdit & { readonly kind: "rewrite" },
  wanted: Writing,
  house: House,
): Promise<"done"> {
  const changing = await changeMeeting(ctx, { where: whereIn(wanted), wish: "plan", edit }, house);
  if (changing.kind === "barred") return say(ctx, changing.reply);
  const { view, outcome } = changing;
  const task = view.meeting.tasks.find(({ id }) => id === edit.id);
  const details = privateNote(edit.text, ctx);
  if (task !== undefined) {
    return say(ctx, taskReply(view, task, ctx.speech, details ?? notedTaskNote(task, ctx.speech)));
  }
  const line = view.meeting.lines.find(({ id }) => id === edit.id);
  if (details !== undefined && line !== undefined) return say(ctx, lineReply(view, line, ctx.speech, details));
  return say(
    ctx,
    line === undefined
      ? tasksReply(view, 0, ctx.speech, outcomeNote(outcome, undefined, ctx.speech))
      : placeOf(view, { list: line.list, of: line.of ?? (line.list === "options" ? line.id : 0) }, ctx),
  );
}

/** Then who does it, and by when: each of the two can wait. */
async function takeTask(ctx: JuruContext, text: string, wanted: Writing, house: House): Promise<"done"> {
  const edit = { kind: "add task", text } as const;
  const changing = await changeMeeting(ctx, { where: whereIn(wanted), wish: "plan", edit }, house);
  if (changing.kind === "barred") return say(ctx, changing.reply);
  const { view, outcome } = changing;
  const added = view.meeting.tasks.at(-1);
  const details = privateNote(text, ctx);
  if (details !== undefined && outcome === "edited" && added !== undefined) {
    return say(ctx, taskReply(view, added, ctx.speech, details));
  }
  return say(
    ctx,
    outcome === "edited" && added !== undefined
      ? whoReply(view, added, ctx.speech, notedTaskNote(added, ctx.speech))
      : tasksReply(view, 0, ctx.speech, outcome === "full" ? undefined : outcomeNote(outcome, undefined, ctx.speech)),
  );
}

/** What is no code is perhaps a name: it is kept nowhere, and asked again. */
async function takeWho(ctx: JuruContext, text: string, wanted: Writing, house: House): Promise<"done" | Writing> {
  const { id } = readField(wanted);
  const who = readNameCode(text);
  if (who === undefined) return { ...wanted, field: `who.${id}.again` };
  return taskChanged(ctx, { kind: "give task", id, who }, wanted, house);
}

async function takeDay(ctx: JuruContext, text: string, wanted: Writing, house: House): Promise<"done" | Writing> {
  const { id } = readField(wanted);
  const opening = await openMeeting(ctx, whereIn(wanted), "plan", house);
  if (opening.kind === "barred") return say(ctx, opening.reply);
  const reading = readDay(text, clockOf(opening.view));
  if (reading.kind !== "day") return { ...wanted, field: `day.${id}.${reading.kind}` };
  return taskChanged(ctx, { kind: "date task", id, day: reading.day }, wanted, house);
}

async function taskChanged(ctx: JuruContext, edit: TaskChange, wanted: Writing, house: House): Promise<"done"> {
  const changing = await changeMeeting(ctx, { where: whereIn(wanted), wish: "plan", edit }, house);
  if (changing.kind === "barred") return say(ctx, changing.reply);
  return say(
    ctx,
    afterTaskChange(changing.view, edit, outcomeNote(changing.outcome, undefined, ctx.speech), ctx.speech),
  );
}

/** Where a line stands: its step, or the alternative that it speaks of. */
function placeOf(
  view: MeetingView,
  { list, of }: { readonly list: MeetingList; readonly of: number },
  { speech }: JuruContext,
  note?: string,
): Reply {
  const option = of === 0 ? undefined : view.meeting.lines.find(({ id }) => id === of);
  return option === undefined ? stepReply(view, stepOf(list), speech, note) : lineReply(view, option, speech, note);
}

/** Said beside the ways to change it: the paper may lie open on a table. */
function privateNote(text: string, { speech }: JuruContext): string | undefined {
  return findPersonalDetails(text).length === 0 ? undefined : speech.say("meeting.looks-private");
}

async function say(ctx: JuruContext, reply: Reply): Promise<"done"> {
  await send(ctx, reply);
  return "done";
}
