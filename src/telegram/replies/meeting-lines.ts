import type { Speech } from "../../content/speech.ts";
import {
  linesOf,
  MEETING_LIMITS,
  MEETING_LINES,
  type MeetingLine,
  type MeetingList,
  type MeetingStep,
} from "../../domain/meeting.ts";
import { stepPress } from "./meeting.ts";
import { editRows, writeButton } from "./meeting-steps.ts";
import { type MeetingView, tellStep, whereOf } from "./meeting-words.ts";
import type { Button, Reply } from "./reply.ts";

/** The step on whose screen a list stands. */
export function stepOf(list: MeetingList): Exclude<MeetingStep, "tasks"> {
  switch (list) {
    case "alike":
    case "differs":
      return "common";
    case "for":
    case "against":
      return "options";
    default:
      return list;
  }
}

/** One line alone: an alternative with what is for it and against it, anything else with its two ways to change. */
export function lineReply(view: MeetingView, line: MeetingLine, speech: Speech, note?: string): Reply {
  const { list, text } = line;
  const isOption = list === "options";
  const told = isOption
    ? [speech.say("meeting.option", { text }), ...argumentsOf(view, line, speech)]
    : [speech.say("meeting.one-line", { step: tellList(list, speech), text })];
  return {
    text: [...(note === undefined ? [] : [note]), ...told].join("\n\n"),
    buttons: [...(isOption ? argumentRows(view, line, speech) : []), ...changeRows(view, line, speech)],
  };
}

/** Where somebody is led after a line was written, changed or struck out. */
export function askForWordsReply(
  view: MeetingView,
  list: MeetingList,
  { of, isMore }: { readonly of: number; readonly isMore: boolean },
  speech: Speech,
): Reply {
  return {
    text: isMore
      ? speech.say("meeting.write-more")
      : speech.say("meeting.write", { what: tellList(list, speech), most: MEETING_LIMITS.letters }),
    buttons: [[doneButton(view, list, of, speech)]],
  };
}

export function askToRewriteReply(view: MeetingView, id: number, text: string, speech: Speech): Reply {
  const isTask = view.meeting.tasks.some((task) => task.id === id);
  const name = isTask ? "meetingTask" : "meetingLine";
  return {
    text: speech.say("meeting.rewrite", { text, most: MEETING_LIMITS.letters }),
    buttons: [[{ text: speech.say("button.meeting-back"), press: { name, ...whereOf(view), id } }]],
  };
}

function tellList(list: MeetingList, speech: Speech): string {
  switch (list) {
    case "for":
    case "against":
    case "alike":
    case "differs":
      return speech.say(`word.meeting-${list}`);
    default:
      return tellStep(list, speech);
  }
}

function doneButton(view: MeetingView, list: MeetingList, of: number, speech: Speech): Button {
  const text = speech.say("button.writing-done");
  if (of === 0) return { text, press: stepPress(view, stepOf(list)) };
  return { text, press: { name: "meetingLine", ...whereOf(view), id: of } };
}

function argumentsOf(view: MeetingView, { id }: MeetingLine, speech: Speech): readonly string[] {
  return (["for", "against"] as const).map((list) => {
    const lines = linesOf(view.meeting, list, id).map(({ text }, index) =>
      speech.say("meeting.line", { number: index + 1, text }),
    );
    return [speech.say(`meeting.${list}`), ...(lines.length === 0 ? [speech.say("meeting.nothing-yet")] : lines)].join(
      "\n",
    );
  });
}

function argumentRows(view: MeetingView, { id }: MeetingLine, speech: Speech): Button[][] {
  return (["for", "against"] as const).flatMap((list) => {
    const isFull = linesOf(view.meeting, list, id).length >= MEETING_LINES[list];
    return [...editRows(view, list, speech, id), ...(isFull ? [] : [[writeButton(view, list, id, speech)]])];
  });
}

function changeRows(view: MeetingView, { id, list, of }: MeetingLine, speech: Speech): Button[][] {
  const where = whereOf(view);
  const back = of === undefined ? stepPress(view, stepOf(list)) : ({ name: "meetingLine", ...where, id: of } as const);
  return [
    [
      { text: speech.say("button.rewrite"), press: { name: "meetingRewrite", ...where, id } },
      { text: speech.say("button.strike"), press: { name: "meetingStrike", ...where, id } },
    ],
    [{ text: speech.say("button.meeting-back"), press: back }],
  ];
}
