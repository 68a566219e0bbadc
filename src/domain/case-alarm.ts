import type { Case } from "./case.ts";
import type { CaseEntry } from "./case-event.ts";
import { type CheckIn, COLOURS } from "./check-in.ts";
import { DAY } from "./duration.ts";
import { type GateId, stoppingGates, VIOLENCE_GATES } from "./safety.ts";

/** Why the coordinator of the place is to hear of a case at once. */
export interface CaseAlarm {
  /** When it was told; ms since the epoch. Names the alarm within its case. */
  readonly at: number;
  readonly ground: "danger" | "worse";
  /** The dangers on which no technique may be shown; empty when it is only worse. */
  readonly gates: readonly GateId[];
}

type Look = Pick<CheckIn, "colour" | "safety">;

/** As many steps out of ten are more than a mood of the day. */
const FALL = 2;
const UNTIL_TOLD_AGAIN = DAY;

/**
 * Worse than before: a worse colour, or people feel less safe by two steps or more. Red at the first check-in counts too,
 * for there nothing is known of before. Red again and not less safe is not worse: the coordinator knows.
 */
export function isWorse(before: Look | undefined, now: Look): boolean {
  if (before === undefined) return now.colour === "red";
  return COLOURS.indexOf(now.colour) > COLOURS.indexOf(before.colour) || before.safety - now.safety >= FALL;
}

/** Undefined for an entry that gives no reason. Each check-in with a danger counts; one that was told elsewhere not twice a day. */
export function alarmAfter({ checkIns, watch }: Case, { when, what }: CaseEntry): CaseAlarm | undefined {
  if (what.kind !== "check-in" && what.kind !== "danger") return undefined;
  const gates = stoppingGates(what.gates);
  const alarm = { at: when, gates };
  if (what.kind === "danger") {
    const isTold = watch.alarm !== undefined && isSame(watch.alarm, alarm);
    return isTold || gates.length === 0 ? undefined : { ...alarm, ground: "danger" };
  }
  if (gates.length > 0) return { ...alarm, ground: "danger" };
  return isWorse(checkIns.at(-1), what) ? { ...alarm, ground: "worse" } : undefined;
}

function isSame(before: CaseAlarm, { at, gates }: Pick<CaseAlarm, "at" | "gates">): boolean {
  return at - before.at < UNTIL_TOLD_AGAIN && gates.every((gate) => before.gates.includes(gate));
}

/** Nobody sleeps on it: violence, weapons, people injured. */
export function isForNow({ gates }: Pick<CaseAlarm, "gates">): boolean {
  return gates.some((gate) => VIOLENCE_GATES.includes(gate));
}
