import { linesOf, MEETING_STEPS, type Meeting, type MeetingGroup, type MeetingStep, picksOf } from "./meeting.ts";

export type StepStanding = "there" | "left out" | "open";

/** What is there counts more than that it was left out before. */
export function standingOf(meeting: Meeting, step: MeetingStep): StepStanding {
  if (isThere(meeting, step)) return "there";
  return meeting.skipped.includes(step) ? "left out" : "open";
}

/** The first step that is neither answered nor left out; undefined when none is. */
export function openMeetingStep(meeting: Meeting): MeetingStep | undefined {
  return MEETING_STEPS.find((step) => standingOf(meeting, step) === "open");
}

export function stepAfter(step: MeetingStep): MeetingStep | undefined {
  return MEETING_STEPS[MEETING_STEPS.indexOf(step) + 1];
}

export function stepBefore(step: MeetingStep): MeetingStep | undefined {
  return MEETING_STEPS[MEETING_STEPS.indexOf(step) - 1];
}

/** Without them nobody knows whom to invite, what for, and what comes of it. Everything else makes the plan better. */
const NEEDED = ["who", "purpose", "tasks"] as const satisfies readonly MeetingStep[];
export type NeededStep = (typeof NEEDED)[number];

/** What is still needed before it is a plan. */
export function neededSteps(meeting: Meeting): readonly NeededStep[] {
  return NEEDED.filter((step) => !isThere(meeting, step));
}

/** Whose absence is not noticed by those who are there. Source: domain rules, S18. */
const EASILY_MISSED = ["women", "youth", "minority"] as const satisfies readonly MeetingGroup[];
export type MissedGroup = (typeof EASILY_MISSED)[number];

export function whoIsMissing({ invited }: Pick<Meeting, "invited">): readonly MissedGroup[] {
  return EASILY_MISSED.filter((group) => !invited.some((some) => some.group === group));
}

function isThere(meeting: Meeting, step: MeetingStep): boolean {
  switch (step) {
    case "who":
      return meeting.invited.length > 0;
    case "tasks":
      return meeting.tasks.length > 0;
    case "ways":
      return picksOf(meeting, "ways").length > 0;
    case "common":
      return linesOf(meeting, "alike").length + linesOf(meeting, "differs").length > 0;
    case "problems":
    case "goals":
    case "options":
      return linesOf(meeting, step).length > 0;
    case "purpose":
    case "learn":
    case "action":
      return picksOf(meeting, step).length + linesOf(meeting, step).length > 0;
  }
}
