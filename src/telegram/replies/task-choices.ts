import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import { dayAt } from "../../domain/local-day.ts";
import { MEETING_LIMITS, type MeetingTask } from "../../domain/meeting.ts";
import { daysOffered } from "../../domain/meeting-tasks.ts";
import { freeNameCode } from "../../domain/name-code.ts";
import type { DayReading } from "../../domain/read-day.ts";
import { stepPress } from "./meeting.ts";
import { inRows } from "./meeting-steps.ts";
import { clockOf, type MeetingView, tellDay, whereOf } from "./meeting-words.ts";
import type { Button, Reply } from "./reply.ts";

const WHAT_SHOWN = 100;
const CODES_A_ROW = 3;
const MOST_CODES = 12;

/** What is to be done, typed. */
export function askForTaskReply(view: MeetingView, speech: Speech): Reply {
  return {
    text: speech.say("tasks.ask-what", { most: MEETING_LIMITS.letters }),
    buttons: [[{ text: speech.say("button.meeting-back"), press: stepPress(view, "tasks") }]],
  };
}

/** Who does it: a code that is on the plan already, the next one of the bot, or two letters of one's own. */
export function whoReply(view: MeetingView, task: MeetingTask, speech: Speech, note?: string): Reply {
  const used = [...new Set(view.meeting.tasks.flatMap(({ who }) => (who === undefined ? [] : [who])))].toSorted();
  const point = { ...whereOf(view), id: task.id };
  const free = freeNameCode(used);
  const known = used.slice(0, MOST_CODES).map(
    (who): Button => ({
      text: speech.say("button.name-code", { code: who }),
      press: { name: "taskWho", ...point, who },
    }),
  );
  return {
    text: [
      ...(note === undefined ? [] : [note]),
      speech.say("tasks.ask-who", { what: shorten(task.what, WHAT_SHOWN) }),
    ].join("\n\n"),
    buttons: [
      ...inRows(known, CODES_A_ROW),
      [{ text: speech.say("button.new-code", { code: free }), press: { name: "taskWho", ...point, who: free } }],
      [{ text: speech.say("button.write-who"), press: { name: "taskWriteWho", ...point } }],
      [laterButton(view, task, "taskAskDay", speech)],
    ],
  };
}

/** By when it is done. */
export function dayReply(view: MeetingView, task: MeetingTask, speech: Speech, note?: string): Reply {
  const clock = clockOf(view);
  const today = dayAt(clock.now, clock.offsetMinutes);
  const point = { ...whereOf(view), id: task.id };
  const days = daysOffered(clock).map((day): Button => {
    const text =
      day === today + 1
        ? speech.say("button.day-tomorrow", { day: tellDay(day, speech) })
        : speech.say("button.day-in", { count: day - today, day: tellDay(day, speech) });
    return { text, press: { name: "taskDay", ...point, day } };
  });
  return {
    text: [
      ...(note === undefined ? [] : [note]),
      speech.say("tasks.ask-day", { what: shorten(task.what, WHAT_SHOWN) }),
    ].join("\n\n"),
    buttons: [
      ...days.map((button) => [button]),
      [{ text: speech.say("button.write-day"), press: { name: "taskWriteDay", ...point } }],
      [laterButton(view, task, "meetingTask", speech)],
    ],
  };
}

/** Typed instead of tapped; `problem` says why it is asked again. */
export function typeWhoReply(
  view: MeetingView,
  { id }: Pick<MeetingTask, "id">,
  speech: Speech,
  isNoCode = false,
): Reply {
  return {
    text: speech.say(isNoCode ? "tasks.no-code" : "tasks.write-who"),
    buttons: [[{ text: speech.say("button.meeting-back"), press: { name: "taskAskWho", ...whereOf(view), id } }]],
  };
}

export type DayProblem = Exclude<DayReading["kind"], "day">;

export function typeDayReply(
  view: MeetingView,
  { id }: Pick<MeetingTask, "id">,
  speech: Speech,
  problem?: DayProblem,
): Reply {
  const key =
    problem === undefined
      ? "tasks.write-day"
      : (
          {
            unclear: "tasks.day-unclear",
            "no such time": "tasks.day-unclear",
            past: "tasks.day-past",
            "too far": "tasks.day-far",
          } as const
        )[problem];
  return {
    text: speech.say(key),
    buttons: [[{ text: speech.say("button.meeting-back"), press: { name: "taskAskDay", ...whereOf(view), id } }]],
  };
}

function laterButton(
  view: MeetingView,
  { id }: MeetingTask,
  name: "taskAskDay" | "meetingTask",
  speech: Speech,
): Button {
  return { text: speech.say("button.ask-later"), press: { name, ...whereOf(view), id } };
}
