import type { Speech } from "../../content/speech.ts";
import type { MeetingTask } from "../../domain/meeting.ts";
import { isLate, type TaskClock } from "../../domain/meeting-tasks.ts";
import { joined, tellDay } from "./meeting-words.ts";

/** How a task stands, at a glance. */
export function markOf(task: MeetingTask, clock: TaskClock): string {
  if (isLate(task, clock)) return "⏰";
  return { open: "⬜", done: "✅", dropped: "✖️" }[task.state];
}

/** " — K2, 27 Nov", as far as it is known. */
export function tellWhoAndWhen({ who, due }: MeetingTask, speech: Speech): string {
  const facts = [...(who === undefined ? [] : [who]), ...(due === undefined ? [] : [tellDay(due, speech)])];
  return facts.length === 0 ? "" : ` — ${joined(facts)}`;
}

export function tellTaskState(task: MeetingTask, clock: TaskClock, speech: Speech): string {
  return speech.say(isLate(task, clock) ? "word.task-late" : `word.task-${task.state}`);
}
