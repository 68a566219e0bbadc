import type { Meeting, MeetingLength, MeetingStep } from "./meeting.ts";
import { standingOf } from "./meeting-steps.ts";

/** What a meeting goes through, in this order. */
export const AGENDA_PARTS = [
  "opening",
  "purpose",
  "hearing",
  "common",
  "learn",
  "break",
  "problems",
  "goals",
  "options",
  "action",
  "tasks",
  "closing",
] as const;
export type AgendaPart = (typeof AGENDA_PARTS)[number];

export interface AgendaItem {
  readonly part: AgendaPart;
  /** From the beginning of the meeting. */
  readonly from: number;
  readonly minutes: number;
}

/** How long they take beside each other: being heard takes longest. */
const WEIGHTS: Readonly<Record<AgendaPart, number>> = {
  ...{ opening: 2, purpose: 1, hearing: 5, common: 3, learn: 3, break: 1 },
  ...{ problems: 4, goals: 2, options: 5, action: 2, tasks: 4, closing: 1 },
};

/** In every meeting; the others when something is planned for them. */
const ALWAYS: readonly AgendaPart[] = ["opening", "purpose", "hearing", "tasks", "closing"];
const WHEN_PLANNED: readonly (AgendaPart & MeetingStep)[] = [
  ...(["common", "learn", "problems", "goals", "options", "action"] as const),
];

const UNIT = 5;
/** Nobody listens for longer than that at a stretch. */
const WITH_BREAK: MeetingLength = 120;

/** A proposal: each part 5 minutes at least and in steps of 5, together exactly as long as the meeting. */
export function agendaOf(meeting: Meeting): readonly AgendaItem[] {
  const parts = AGENDA_PARTS.filter((part) => isIn(meeting, part));
  const units = shareOut(
    meeting.length / UNIT - parts.length,
    parts.map((part) => WEIGHTS[part]),
  );
  let from = 0;
  return parts.map((part, index) => {
    const minutes = (1 + (units[index] ?? 0)) * UNIT;
    const item: AgendaItem = { part, from, minutes };
    from += minutes;
    return item;
  });
}

function isIn(meeting: Meeting, part: AgendaPart): boolean {
  if (part === "break") return meeting.length === WITH_BREAK;
  const step = WHEN_PLANNED.find((planned) => planned === part);
  return ALWAYS.includes(part) || (step !== undefined && standingOf(meeting, step) === "there");
}

/** Whole shares in proportion to the weights; what rounding leaves goes to the largest remainders, the earlier first. */
function shareOut(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const shares = exact.map(Math.floor);
  const left = total - shares.reduce((all, share) => all + share, 0);
  const order = exact.map((share, index) => ({ index, rest: share - Math.floor(share) }));
  const first = order.toSorted((one, other) => other.rest - one.rest || one.index - other.index).slice(0, left);
  return shares.map((share, index) => share + Number(first.some((some) => some.index === index)));
}
