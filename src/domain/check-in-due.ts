import type { Case } from "./case.ts";
import type { CaseEntry, CaseEvent } from "./case-event.ts";
import { DAY } from "./duration.ts";
import { type GateId, stoppingGates } from "./safety.ts";

/** How a case is looked after: every so many days; 0 for not at all. */
export const RHYTHMS = [3, 7, 14, 0] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** Days after which the volunteer may want to be asked how it went. Source: domain rules, "one to three days after a technique". */
export const ASK_AFTER = [1, 2, 3] as const;
export type AskAfter = (typeof ASK_AFTER)[number];

export interface CheckInDue {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** "chosen": the volunteer named the day. */
  readonly why: "technique" | "chosen" | "rhythm" | "danger";
}

const USUAL_RHYTHM: Rhythm = 7;
const AFTER_TECHNIQUE = 2 * DAY;
/** A danger, or red: the next day, whatever the rhythm. */
const AFTER_DANGER = DAY;

export function dueAfterOpening(openedAt: number, gates: readonly GateId[]): CheckInDue {
  if (gates.length > 0) return { at: openedAt + AFTER_DANGER, why: "danger" };
  return { at: openedAt + AFTER_TECHNIQUE, why: "technique" };
}

/** When the next check-in is due after an entry of the timeline; undefined when none is wanted. */
export function dueAfter(before: Case, { when, what }: CaseEntry): CheckInDue | undefined {
  const { due } = before.watch;
  switch (what.kind) {
    case "ask":
      return { at: when + what.inDays * DAY, why: "chosen" };
    case "guided":
      return what.techniques.length === 0 ? due : afterTechnique(before, when);
    case "tried":
      return isNews(before, what) ? afterTechnique(before, when) : due;
    case "check-in":
      return afterCheckIn(before, what, when);
    case "danger":
      return afterDanger(due, what.gates, when);
    case "rhythm":
      return afterRhythm(due, what.everyDays, when);
    case "accept":
    case "take":
      return { at: when + AFTER_TECHNIQUE, why: due?.why === "danger" ? "danger" : "rhythm" };
    case "close":
      return undefined;
    case "reopen":
      return usual(before, when);
    default:
      return due;
  }
}

/** One that waits already stays: asked anew with each new technique it would never come. */
function afterTechnique({ watch, everyDays }: Case, when: number): CheckInDue | undefined {
  const { due } = watch;
  if (due === undefined && everyDays === 0) return undefined;
  return due === undefined || due.why === "rhythm" ? { at: when + AFTER_TECHNIQUE, why: "technique" } : due;
}

/** Of a technique that guidance has given, the word whether it helped is an answer, and no new beginning. */
function isNews({ watch, tried }: Case, { technique }: CaseEvent & { readonly kind: "tried" }): boolean {
  return [...watch.given, ...tried].every((known) => known.technique !== technique);
}

function afterCheckIn(
  before: Case,
  { colour, gates }: CaseEvent & { readonly kind: "check-in" },
  when: number,
): CheckInDue | undefined {
  const isDanger = stoppingGates(gates).length > 0;
  const isWatched = before.everyDays !== 0;
  if (isDanger || (colour === "red" && isWatched)) return { at: when + AFTER_DANGER, why: "danger" };
  return usual(before, when);
}

function afterDanger(due: CheckInDue | undefined, gates: readonly GateId[], when: number): CheckInDue | undefined {
  if (stoppingGates(gates).length === 0) return due;
  return { at: Math.min(due?.at ?? when + AFTER_DANGER, when + AFTER_DANGER), why: "danger" };
}

/** What was promised for a nearer day stays; after a danger also for whoever wants to be asked no more. */
function afterRhythm(due: CheckInDue | undefined, everyDays: number, when: number): CheckInDue | undefined {
  if (due?.why === "danger") return due;
  if (everyDays === 0) return undefined;
  return due === undefined || due.why === "rhythm" ? { at: when + everyDays * DAY, why: "rhythm" } : due;
}

function usual({ everyDays = USUAL_RHYTHM }: Case, when: number): CheckInDue | undefined {
  return everyDays === 0 ? undefined : { at: when + everyDays * DAY, why: "rhythm" };
}
