import { DAY } from "./duration.ts";
import { dayAt, morningOf, nextMorningFrom } from "./local-day.ts";
import type { Meeting, MeetingTask } from "./meeting.ts";

export interface TaskClock {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Minutes east of UTC where the case is. */
  readonly offsetMinutes: number;
}

/** later: not yet, in three days. reopen: it was no mistake to tick it, and yet it goes on. */
export const TASK_MOVES = ["done", "later", "drop", "reopen"] as const;
export type TaskMove = (typeof TASK_MOVES)[number];

/** Asked on the morning of its day, and once more. */
const ASKED_AT_MOST = 2;
const PAUSE_DAYS = 3;

/** The task with its day; it is asked about anew on that morning, or on the next one when it is over. */
export function dueOn(task: MeetingTask, due: number, { now, offsetMinutes }: TaskClock): MeetingTask {
  return { ...task, due, asked: 0, askAt: nextMorningFrom(due, now, offsetMinutes) };
}

export function moveTask(task: MeetingTask, move: TaskMove, clock: TaskClock): MeetingTask {
  switch (move) {
    case "done":
      return { ...withoutAsking(task), state: "done" };
    case "drop":
      return { ...withoutAsking(task), state: "dropped" };
    case "reopen": {
      const open: MeetingTask = { ...withoutAsking(task), state: "open" };
      return task.due === undefined ? open : dueOn(open, task.due, clock);
    }
    case "later":
      return dueOn({ ...task, state: "open" }, dayAt(clock.now, clock.offsetMinutes) + PAUSE_DAYS, clock);
  }
}

/** Whether the move would change nothing: a second tap of the same day. */
export function isMovedAlready(task: MeetingTask, move: TaskMove, { now, offsetMinutes }: TaskClock): boolean {
  switch (move) {
    case "done":
      return task.state === "done";
    case "drop":
      return task.state === "dropped";
    case "reopen":
      return task.state === "open";
    case "later":
      return task.state === "open" && task.due === dayAt(now, offsetMinutes) + PAUSE_DAYS;
  }
}

/** To be asked about now, in the order of the plan. */
export function tasksToAsk({ tasks }: Pick<Meeting, "tasks">, now: number): readonly MeetingTask[] {
  return tasks.filter(({ state, askAt }) => state === "open" && askAt !== undefined && askAt <= now);
}

/** When somebody is asked about a task next; ms since the epoch, undefined when never. */
export function nextAsking({ tasks }: Pick<Meeting, "tasks">): number | undefined {
  const moments = tasks.flatMap(({ state, askAt }) => (state === "open" && askAt !== undefined ? [askAt] : []));
  return moments.length === 0 ? undefined : Math.min(...moments);
}

/** Asked about just now: once more three days later, then it stands as late. */
export function noteAsked(meeting: Meeting, ids: readonly number[], { now, offsetMinutes }: TaskClock): Meeting {
  const again = morningOf(dayAt(now, offsetMinutes) + PAUSE_DAYS, offsetMinutes);
  const note = (task: MeetingTask): MeetingTask => {
    const { askAt: _asked, ...rest } = task;
    const asked = task.asked + 1;
    return asked < ASKED_AT_MOST ? { ...rest, asked, askAt: again } : { ...rest, asked };
  };
  return { ...meeting, tasks: meeting.tasks.map((task) => (ids.includes(task.id) ? note(task) : task)) };
}

/** Open, and its day is over. */
export function isLate({ state, due }: MeetingTask, { now, offsetMinutes }: TaskClock): boolean {
  return state === "open" && due !== undefined && due < dayAt(now, offsetMinutes);
}

/** True when something was to be done, and nothing is left to do. */
export function isAllDone({ tasks }: Pick<Meeting, "tasks">): boolean {
  return tasks.some(({ state }) => state === "done") && tasks.every(({ state }) => state !== "open");
}

/** Days that may be chosen with one tap, from a moment on; counted from 1 January 1970. */
export function daysOffered({ now, offsetMinutes }: TaskClock): readonly number[] {
  const today = dayAt(now, offsetMinutes);
  return [1, 3, 7, 14, 30].map((days) => today + days);
}

/** A day that a task may have: from today on, and not more than a year ahead. */
export function isDayToCome(day: number, { now, offsetMinutes }: TaskClock): boolean {
  const today = dayAt(now, offsetMinutes);
  return day >= today && day <= today + YEAR / DAY;
}

const YEAR = 366 * DAY;

function withoutAsking(task: MeetingTask): MeetingTask {
  const { askAt: _never, ...rest } = task;
  return rest;
}
