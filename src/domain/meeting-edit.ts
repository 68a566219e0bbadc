import {
  linesOf,
  MEETING_LIMITS,
  MEETING_LINES,
  type Meeting,
  type MeetingGroup,
  type MeetingLength,
  type MeetingLine,
  type MeetingList,
  type MeetingPick,
  type MeetingStep,
  type MeetingTask,
} from "./meeting.ts";
import { dueOn, isDayToCome, isMovedAlready, moveTask, type TaskClock, type TaskMove } from "./meeting-tasks.ts";
import { isNameCode } from "./name-code.ts";

/** One change of a plan. Lines and tasks are called by their id, so that a change holds whatever else has changed since. */
export type MeetingEdit =
  /** People: 0 while it is not known how many; left out, the group does not take part. */
  | { readonly kind: "invite"; readonly group: MeetingGroup; readonly people?: number }
  | { readonly kind: "pick"; readonly pick: MeetingPick; readonly isOn: boolean }
  | { readonly kind: "skip"; readonly step: MeetingStep }
  | { readonly kind: "length"; readonly length: MeetingLength }
  | { readonly kind: "write"; readonly list: MeetingList; readonly of?: number; readonly text: string }
  | { readonly kind: "rewrite"; readonly id: number; readonly text: string }
  /** A line with all that hangs on it, or a task. */
  | { readonly kind: "strike"; readonly id: number }
  | { readonly kind: "add task"; readonly text: string }
  | { readonly kind: "give task"; readonly id: number; readonly who: string }
  | { readonly kind: "date task"; readonly id: number; readonly day: number }
  | { readonly kind: "move task"; readonly id: number; readonly move: TaskMove };

export type EditRefusal =
  /** As many as there may be. */
  | "full"
  | "too long"
  | "empty"
  /** Struck out meanwhile. */
  | "gone"
  /** No code but perhaps a name. */
  | "no code"
  /** Over, or too far ahead. */
  | "no such day";

export type MeetingEditing =
  /** `id`: of the line or task that is new. */
  | { readonly kind: "edited"; readonly meeting: Meeting; readonly id?: number }
  /** It was so before. */
  | { readonly kind: "unchanged" }
  | { readonly kind: "refused"; readonly reason: EditRefusal };

const UNCHANGED: MeetingEditing = { kind: "unchanged" };

/** The one place where a plan changes. */
export function editMeeting(meeting: Meeting, edit: MeetingEdit, clock: TaskClock): MeetingEditing {
  switch (edit.kind) {
    case "invite":
      return invite(meeting, edit);
    case "pick": {
      if (meeting.picks.includes(edit.pick) === edit.isOn) return UNCHANGED;
      const others = meeting.picks.filter((pick) => pick !== edit.pick);
      return edited({ ...meeting, picks: edit.isOn ? [...others, edit.pick] : others });
    }
    case "skip":
      if (meeting.skipped.includes(edit.step)) return UNCHANGED;
      return edited({ ...meeting, skipped: [...meeting.skipped, edit.step] });
    case "length":
      return meeting.length === edit.length ? UNCHANGED : edited({ ...meeting, length: edit.length });
    case "write":
      return write(meeting, edit);
    case "rewrite":
      return rewrite(meeting, edit);
    case "strike":
      return strike(meeting, edit.id);
    case "add task":
      return addTask(meeting, edit.text);
    default:
      return changeTask(meeting, edit, clock);
  }
}

function edited(meeting: Meeting): MeetingEditing {
  return { kind: "edited", meeting };
}

function refused(reason: EditRefusal): MeetingEditing {
  return { kind: "refused", reason };
}

function invite(meeting: Meeting, { group, people }: MeetingEdit & { readonly kind: "invite" }): MeetingEditing {
  const before = meeting.invited.find((some) => some.group === group);
  if (before?.people === people) return UNCHANGED;
  const others = meeting.invited.filter((some) => some.group !== group);
  if (people === undefined) return edited({ ...meeting, invited: others });
  if (people > MEETING_LIMITS.people) return refused("full");
  return edited({ ...meeting, invited: [...others, { group, people }] });
}

function write(meeting: Meeting, { list, of, text }: MeetingEdit & { readonly kind: "write" }): MeetingEditing {
  const words = tidy(text);
  const problem = problemWith(words);
  if (problem !== undefined) return problem;
  const isOfOption = list === "for" || list === "against";
  if (isOfOption && !linesOf(meeting, "options").some(({ id }) => id === of)) return refused("gone");
  const there = linesOf(meeting, list, isOfOption ? of : undefined);
  if (there.some((line) => line.text === words)) return UNCHANGED;
  if (there.length >= MEETING_LINES[list]) return refused("full");
  const id = meeting.nextId;
  const line: MeetingLine = { id, list, text: words, ...(isOfOption && of !== undefined && { of }) };
  return { kind: "edited", meeting: { ...meeting, lines: [...meeting.lines, line], nextId: id + 1 }, id };
}

function rewrite(meeting: Meeting, { id, text }: MeetingEdit & { readonly kind: "rewrite" }): MeetingEditing {
  const words = tidy(text);
  const problem = problemWith(words);
  if (problem !== undefined) return problem;
  const line = meeting.lines.find((some) => some.id === id);
  const task = meeting.tasks.find((some) => some.id === id);
  if (line === undefined && task === undefined) return refused("gone");
  if (line?.text === words || task?.what === words) return UNCHANGED;
  return edited({
    ...meeting,
    lines: meeting.lines.map((some) => (some.id === id ? { ...some, text: words } : some)),
    tasks: meeting.tasks.map((some) => (some.id === id ? { ...some, what: words } : some)),
  });
}

/** Struck out already is so before: a second tap does no harm. */
function strike(meeting: Meeting, id: number): MeetingEditing {
  const lines = meeting.lines.filter((line) => line.id !== id && line.of !== id);
  const tasks = meeting.tasks.filter((task) => task.id !== id);
  const isSo = lines.length === meeting.lines.length && tasks.length === meeting.tasks.length;
  return isSo ? UNCHANGED : edited({ ...meeting, lines, tasks });
}

function addTask(meeting: Meeting, text: string): MeetingEditing {
  const what = tidy(text);
  const problem = problemWith(what);
  if (problem !== undefined) return problem;
  if (meeting.tasks.length >= MEETING_LIMITS.tasks) return refused("full");
  const id = meeting.nextId;
  const task: MeetingTask = { id, what, state: "open", asked: 0 };
  return { kind: "edited", meeting: { ...meeting, tasks: [...meeting.tasks, task], nextId: id + 1 }, id };
}

type TaskEdit = MeetingEdit & { readonly kind: "give task" | "date task" | "move task" };

function changeTask(meeting: Meeting, edit: TaskEdit, clock: TaskClock): MeetingEditing {
  const task = meeting.tasks.find(({ id }) => id === edit.id);
  if (task === undefined) return refused("gone");
  const next = changed(task, edit, clock);
  if (typeof next === "string") return refused(next);
  if (next === task) return UNCHANGED;
  return edited({ ...meeting, tasks: meeting.tasks.map((some) => (some.id === edit.id ? next : some)) });
}

/** The same task when it was so before. */
function changed(task: MeetingTask, edit: TaskEdit, clock: TaskClock): MeetingTask | EditRefusal {
  switch (edit.kind) {
    case "give task":
      if (!isNameCode(edit.who)) return "no code";
      return task.who === edit.who ? task : { ...task, who: edit.who };
    case "date task":
      if (!isDayToCome(edit.day, clock)) return "no such day";
      return task.due === edit.day ? task : dueOn(task, edit.day, clock);
    case "move task":
      return isMovedAlready(task, edit.move, clock) ? task : moveTask(task, edit.move, clock);
  }
}

/** One line of text, however it was typed. */
function tidy(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function problemWith(words: string): MeetingEditing | undefined {
  if (words === "") return refused("empty");
  return Array.from(words).length > MEETING_LIMITS.letters ? refused("too long") : undefined;
}
