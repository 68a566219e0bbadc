import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import { linesOf, MEETING_LENGTHS, MEETING_STEPS, type MeetingStep, picksOf } from "../../domain/meeting.ts";
import { neededSteps, openMeetingStep, standingOf, whoIsMissing } from "../../domain/meeting-steps.ts";
import { isLate } from "../../domain/meeting-tasks.ts";
import { isMediationBarred } from "../../domain/safety.ts";
import { clockOf, joined, type MeetingView, tellGroup, tellPick, tellStep, whereOf } from "./meeting-words.ts";
import { inPairs } from "./referral-buttons.ts";
import type { Button, Reply } from "./reply.ts";

const FACT_SHOWN = 60;

/** What is there, what is open, and how to go on. */
export function meetingReply(view: MeetingView, speech: Speech, note?: string): Reply {
  const { meeting, case: conflict } = view;
  const missing = whoIsMissing(meeting).map((group) => tellGroup(group, speech).toLowerCase());
  const isThereAnybody = meeting.invited.length > 0;
  return {
    text: [
      ...(note === undefined ? [] : [note]),
      speech.say("meeting.title", { code: conflict.code }),
      ...cautions(view, speech),
      MEETING_STEPS.map((step) => stepLine(view, step, speech)).join("\n"),
      ...(isThereAnybody && missing.length > 0 ? [speech.say("meeting.missing", { groups: joined(missing) })] : []),
      howFar(view, speech),
    ].join("\n\n"),
    buttons: meetingButtons(view, speech),
  };
}

export function askToDropReply(view: MeetingView, speech: Speech): Reply {
  const where = whereOf(view);
  return {
    text: speech.say("meeting.drop-sure", { count: view.meeting.tasks.length }),
    buttons: [
      [{ text: speech.say("button.meeting-keep"), press: { name: "meeting", ...where } }],
      [
        {
          text: speech.say("button.meeting-drop-sure"),
          press: { name: "meetingDrop", ...where, answer: "yes" },
          style: "danger",
        },
      ],
    ],
  };
}

export function meetingButton(view: Pick<MeetingView, "case" | "paper">, speech: Speech): Button {
  return { text: speech.say("button.to-meeting"), press: { name: "meeting", ...whereOf(view) } };
}

/** What a facilitator must know before bringing people together. Source: domain rules, S13 and R10. */
function cautions({ case: { situation } }: MeetingView, speech: Speech): readonly string[] {
  if (isMediationBarred(situation.gates)) return [speech.say("meeting.not-ripe")];
  return situation.phase === "konflik" ? [speech.say("meeting.open-conflict")] : [];
}

function howFar({ meeting }: MeetingView, speech: Speech): string {
  const needed = neededSteps(meeting).map((step) => tellStep(step, speech).toLowerCase());
  if (needed.length > 0) return speech.say("meeting.needed", { steps: joined(needed) });
  return openMeetingStep(meeting) === undefined ? speech.say("meeting.whole") : speech.say("meeting.enough");
}

function stepLine(view: MeetingView, step: MeetingStep, speech: Speech): string {
  const name = tellStep(step, speech);
  switch (standingOf(view.meeting, step)) {
    case "there":
      return speech.say("meeting.step-there", { step: name, facts: shorten(factsOf(view, step, speech), FACT_SHOWN) });
    case "left out":
      return speech.say("meeting.step-left-out", { step: name });
    case "open":
      return speech.say("meeting.step-open", { step: name });
  }
}

function factsOf(view: MeetingView, step: MeetingStep, speech: Speech): string {
  const { meeting } = view;
  switch (step) {
    case "who":
      return joined(meeting.invited.map(({ group }) => tellGroup(group, speech).toLowerCase()));
    case "common": {
      const [alike, differs] = [linesOf(meeting, "alike").length, linesOf(meeting, "differs").length];
      return speech.say("word.meeting-common", { alike, differs });
    }
    case "problems":
    case "goals":
    case "options":
      return speech.say("word.meeting-count", { count: linesOf(meeting, step).length });
    case "tasks":
      return tellTasks(view, speech);
    case "ways":
      return joined(picksOf(meeting, step).map((pick) => tellPick(pick, speech).toLowerCase()));
    case "purpose":
    case "learn":
    case "action": {
      const picks = picksOf(meeting, step).map((pick) => tellPick(pick, speech).toLowerCase());
      return joined([...picks, ...linesOf(meeting, step).map(({ text }) => text)]);
    }
  }
}

/** "3/5 tugas, 1 telat"; what was dropped counts no more. */
export function tellTasks(view: MeetingView, speech: Speech): string {
  const tasks = view.meeting.tasks.filter(({ state }) => state !== "dropped");
  const done = tasks.filter(({ state }) => state === "done").length;
  const late = tasks.filter((task) => isLate(task, clockOf(view))).length;
  if (tasks.length === 0) return speech.say("word.meeting-no-tasks");
  if (late > 0) return speech.say("word.meeting-tasks-late", { done, all: tasks.length, late });
  return speech.say("word.meeting-tasks", { done, all: tasks.length });
}

function meetingButtons(view: MeetingView, speech: Speech): Button[][] {
  const { meeting } = view;
  const where = whereOf(view);
  const open = openMeetingStep(meeting);
  const goOn: Button[][] =
    open === undefined
      ? []
      : [
          [
            {
              text: speech.say("button.meeting-go-on", { step: tellStep(open, speech) }),
              press: stepPress(view, open),
              style: "success",
            },
          ],
        ];
  const isEnough = neededSteps(meeting).length === 0;
  const lengths = MEETING_LENGTHS.map((length): Button => {
    const key = length === meeting.length ? "button.meeting-length-on" : "button.meeting-length";
    return { text: speech.say(key, { minutes: length }), press: { name: "meetingLength", ...where, length } };
  });
  return [
    ...goOn,
    ...inPairs(MEETING_STEPS.map((step) => stepButton(view, step, speech))),
    ...(isEnough
      ? [lengths, [{ text: speech.say("button.meeting-pdf"), press: { name: "meetingPdf", ...where } } as Button]]
      : []),
    [{ text: speech.say("button.meetings"), press: { name: "meetings", code: where.code } }],
    [{ text: speech.say("button.meeting-drop"), press: { name: "meetingDrop", ...where, answer: "ask" } }],
  ];
}

function stepButton(view: MeetingView, step: MeetingStep, speech: Speech): Button {
  const key = (
    {
      there: "button.meeting-step-there",
      open: "button.meeting-step-open",
      "left out": "button.meeting-step-left-out",
    } as const
  )[standingOf(view.meeting, step)];
  return { text: speech.say(key, { step: tellStep(step, speech) }), press: stepPress(view, step) };
}

/** The tasks have pages, every other step one screen. */
export function stepPress(view: Pick<MeetingView, "case" | "paper">, step: MeetingStep) {
  const where = whereOf(view);
  return step === "tasks"
    ? ({ name: "meetingTasks", ...where, page: 0 } as const)
    : ({ name: "meetingStep", ...where, step } as const);
}
