import type { Speech } from "../../content/speech.ts";
import { MEETING_LIMITS, MEETING_LINES, type MeetingList } from "../../domain/meeting.ts";
import type { EditRefusal, MeetingEdit } from "../../domain/meeting-edit.ts";
import { notedTaskNote, taskReply, tasksReply } from "./meeting-tasks.ts";
import type { MeetingView } from "./meeting-words.ts";
import type { Reply } from "./reply.ts";
import { dayReply, whoReply } from "./task-choices.ts";

export type MeetingOutcome = "edited" | "unchanged" | EditRefusal;
export type TaskChange = MeetingEdit & { readonly kind: "give task" | "date task" };

/** Why nothing has changed; undefined when something has. */
export function outcomeNote(
  outcome: MeetingOutcome,
  list: MeetingList | undefined,
  speech: Speech,
): string | undefined {
  switch (outcome) {
    case "edited":
      return undefined;
    case "unchanged":
      return speech.say("meeting.so-already");
    case "full":
      return list === undefined
        ? speech.say("tasks.full", { most: MEETING_LIMITS.tasks })
        : speech.say("meeting.full", { most: MEETING_LINES[list] });
    case "gone":
      return speech.say("meeting.gone");
    case "empty":
      return speech.say("meeting.empty");
    case "too long":
      return speech.say("write.too-long", { most: MEETING_LIMITS.letters });
    case "no code":
      return speech.say("tasks.no-code");
    case "no such day":
      return speech.say("tasks.day-past");
  }
}

/** Who does it, then by when, then the task as it stands; a task that is gone leads to the list. */
export function afterTaskChange(view: MeetingView, edit: TaskChange, note: string | undefined, speech: Speech): Reply {
  const task = view.meeting.tasks.find(({ id }) => id === edit.id);
  if (task === undefined) return tasksReply(view, 0, speech, note);
  if (edit.kind === "give task") {
    if (note !== undefined && task.who !== edit.who) return whoReply(view, task, speech, note);
    return task.due === undefined ? dayReply(view, task, speech) : taskReply(view, task, speech, note);
  }
  if (note !== undefined && task.due !== edit.day) return dayReply(view, task, speech, note);
  return task.who === undefined
    ? taskReply(view, task, speech, note)
    : tasksReply(view, pageWith(view, task.id), speech, note ?? notedTaskNote(task, speech));
}

/** Of the list, counted from 0. */
export function pageWith({ meeting }: MeetingView, id: number): number {
  return Math.max(0, Math.floor(meeting.tasks.findIndex((task) => task.id === id) / TASKS_A_PAGE));
}

const TASKS_A_PAGE = 8;
