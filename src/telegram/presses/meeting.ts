import { MEETING_GROUPS, MEETING_LENGTHS, MEETING_LISTS, MEETING_PICKS, MEETING_STEPS } from "../../domain/meeting.ts";
import { TASK_MOVES } from "../../domain/meeting-tasks.ts";
import { isNameCode } from "../../domain/name-code.ts";
import { caseCode, count, type Field, oneOf, personCode } from "../press-fields.ts";

/** A plan within its case; its id is made like the code of a person. */
const plan = { code: caseCode, paper: personCode } as const;
/** A line or a task of the plan. */
const point = { ...plan, id: count } as const;

const people: Field<number | "none"> = {
  write: (value) => (value === "none" ? "" : count.write(value)),
  read: (text) => (text === "" ? "none" : count.read(text)),
};

const nameCode: Field<string> = {
  write: (value) => value,
  read: (text) => (isNameCode(text) ? text : undefined),
};

const minutes: Field<(typeof MEETING_LENGTHS)[number]> = {
  write: (value) => count.write(value),
  read: (text) => MEETING_LENGTHS.find((length) => length === count.read(text)),
};

/** The plan of a meeting and its tasks. Whose case it is, is looked up at each press. */
export const MEETING_FORMS = {
  meetings: { code: caseCode },
  /** How many plans were on the screen: a second tap begins no second plan. */
  meetingNew: { code: caseCode, have: count },
  meeting: plan,
  meetingDrop: { ...plan, answer: oneOf(["ask", "yes"]) },
  meetingLength: { ...plan, length: minutes },
  meetingPdf: plan,
  meetingStep: { ...plan, step: oneOf(MEETING_STEPS) },
  meetingSkip: { ...plan, step: oneOf(MEETING_STEPS) },
  meetingGroup: { ...plan, group: oneOf(MEETING_GROUPS) },
  meetingInvite: { ...plan, group: oneOf(MEETING_GROUPS), people },
  meetingPick: { ...plan, pick: oneOf(MEETING_PICKS), isOn: oneOf(["no", "yes"]) },
  /** `of`: the alternative that something is for or against; 0 for none. */
  meetingWrite: { ...plan, list: oneOf(MEETING_LISTS), of: count },
  meetingLine: point,
  meetingRewrite: point,
  meetingStrike: point,
  meetingTasks: { ...plan, page: count },
  meetingTask: point,
  taskAdd: plan,
  taskAskWho: point,
  taskWho: { ...point, who: nameCode },
  taskWriteWho: point,
  taskAskDay: point,
  taskDay: { ...point, day: count },
  taskWriteDay: point,
  taskMove: { ...point, move: oneOf(TASK_MOVES) },
  /** The same on a reminder, which then shows what is left of it. */
  taskAnswer: { ...point, move: oneOf(TASK_MOVES) },
} as const;
