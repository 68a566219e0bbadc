/**
 * What a meeting is planned from: the tasks of a facilitator, F1 to F10, in the order in which a volunteer thinks of them.
 * Each may be left out and come back to. Source: domain rules, "Facilitator task".
 */
export const MEETING_STEPS = [
  "who",
  "purpose",
  "ways",
  "common",
  "learn",
  "problems",
  "goals",
  "options",
  "action",
  "tasks",
] as const;
export type MeetingStep = (typeof MEETING_STEPS)[number];

/** Who takes part (F1): groups, never persons. */
export const MEETING_GROUPS = [
  "sides",
  "women",
  "youth",
  "elders",
  "adat",
  "faith",
  "minority",
  "newcomers",
  "returned",
  "disability",
  "traders",
  "government",
] as const;
export type MeetingGroup = (typeof MEETING_GROUPS)[number];

/** Answers that need no writing: purposes (F2), ways of speaking (F3), what to learn (F5), first joint actions (F6). */
export const MEETING_PICKS = [
  ...(["purpose-know", "purpose-hear", "purpose-rules", "purpose-solve", "purpose-repair", "purpose-event"] as const),
  ...(["ways-circle", "ways-pairs", "ways-writing", "ways-round", "ways-groups", "ways-apart"] as const),
  ...(["learn-rumours", "learn-talking", "learn-rules", "learn-aid", "learn-skills", "learn-help"] as const),
  ...(["action-clean", "action-repair", "action-meal", "action-sport", "action-watch", "action-children"] as const),
] as const;
export type MeetingPick = (typeof MEETING_PICKS)[number];

/** What is written by hand, and how many lines there may be of it. Those for and against are counted for each alternative. */
export const MEETING_LINES = {
  purpose: 1,
  alike: 5,
  differs: 5,
  learn: 5,
  problems: 10,
  goals: 5,
  options: 6,
  for: 3,
  against: 3,
  action: 1,
} as const;
export const MEETING_LISTS = [
  ...(["purpose", "alike", "differs", "learn", "problems", "goals", "options", "for", "against", "action"] as const),
] as const;
export type MeetingList = (typeof MEETING_LISTS)[number];

export const MEETING_LIMITS = { tasks: 30, letters: 160, people: 500 } as const;

/** Minutes that a meeting may last. */
export const MEETING_LENGTHS = [60, 90, 120] as const;
export type MeetingLength = (typeof MEETING_LENGTHS)[number];

export interface MeetingLine {
  /** Unlike any other line or task of the plan; never used again. */
  readonly id: number;
  readonly list: MeetingList;
  /** Of "for" and "against": the alternative they speak of. */
  readonly of?: number;
  readonly text: string;
}

/** 0 people: not known yet. */
export interface Invited {
  readonly group: MeetingGroup;
  readonly people: number;
}

export const TASK_STATES = ["open", "done", "dropped"] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** One task somebody takes on (F10). */
export interface MeetingTask {
  readonly id: number;
  readonly what: string;
  /** "K3" or two letters: a code that only those who were there can read. Never a name. */
  readonly who?: string;
  /** Day on the calendar where the case is, counted from 1 January 1970. */
  readonly due?: number;
  readonly state: TaskState;
  /** How often it was asked about since its day was set. */
  readonly asked: number;
  /** When it is asked about next; ms since the epoch. Missing: not any more. */
  readonly askAt?: number;
}

/** The plan of a meeting; what is not answered yet is empty. */
export interface Meeting {
  readonly invited: readonly Invited[];
  readonly picks: readonly MeetingPick[];
  /** In the order in which they were written. */
  readonly lines: readonly MeetingLine[];
  readonly tasks: readonly MeetingTask[];
  /** Left out for now. */
  readonly skipped: readonly MeetingStep[];
  readonly length: MeetingLength;
  /** Of the line or task that is written next. */
  readonly nextId: number;
}

export const EMPTY_MEETING: Meeting = {
  ...{ invited: [], picks: [], lines: [], tasks: [], skipped: [] },
  ...{ length: 90, nextId: 1 },
};

export function linesOf({ lines }: Pick<Meeting, "lines">, list: MeetingList, of?: number): readonly MeetingLine[] {
  return lines.filter((line) => line.list === list && (of === undefined || line.of === of));
}

export function picksOf({ picks }: Pick<Meeting, "picks">, step: MeetingStep): readonly MeetingPick[] {
  return picks.filter((pick) => pick.startsWith(`${step}-`));
}
