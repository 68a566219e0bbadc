import type { Case, CaseDraft } from "./case.ts";
import { alarmAfter, type CaseAlarm } from "./case-alarm.ts";
import type { CaseEntry } from "./case-event.ts";
import { type CheckInDue, dueAfter, dueAfterOpening } from "./check-in-due.ts";
import { HOUR } from "./duration.ts";
import { stoppingGates } from "./safety.ts";
import type { TechniqueId } from "./technique.ts";

/** What somebody has to look at again, worked out from the timeline. Moments are ms since the epoch. */
export interface CaseWatch {
  /** When the next check-in is due; undefined when none is wanted. */
  readonly due?: CheckInDue;
  /** Techniques that guidance gave and nobody has said yet whether they helped, in the order of giving. */
  readonly given: readonly GivenTechnique[];
  /** The latest thing that the coordinator is to hear of. */
  readonly alarm?: CaseAlarm;
}

export interface GivenTechnique {
  readonly technique: TechniqueId;
  readonly at: number;
}

/** Sooner nobody has tried much. */
const UNTIL_ASKED = 12 * HOUR;

/** Techniques to ask about at a moment in ms since the epoch: did it help? None of a case in danger. */
export function techniquesToAsk(
  { watch, dangers }: Pick<Case, "watch" | "dangers">,
  now: number,
): readonly TechniqueId[] {
  if (dangers.length > 0) return [];
  return watch.given.filter(({ at }) => at <= now - UNTIL_ASKED).map(({ technique }) => technique);
}

export function startWatch({ openedAt, situation }: Pick<CaseDraft, "openedAt" | "situation">): CaseWatch {
  const gates = stoppingGates(situation.gates);
  const begun = { due: dueAfterOpening(openedAt, gates), given: [] };
  if (gates.length === 0) return begun;
  return { ...begun, alarm: { at: openedAt, ground: "danger", gates } };
}

export function watchAfter(before: Case, entry: CaseEntry): CaseWatch {
  const due = dueAfter(before, entry);
  const alarm = alarmAfter(before, entry) ?? before.watch.alarm;
  return {
    given: givenAfter(before.watch, entry),
    ...(due !== undefined && { due }),
    ...(alarm !== undefined && { alarm }),
  };
}

function givenAfter({ given }: CaseWatch, { when, what }: CaseEntry): readonly GivenTechnique[] {
  if (what.kind === "guided") {
    const { techniques } = what;
    return [
      ...given.filter(({ technique }) => !techniques.includes(technique)),
      ...techniques.map((technique) => ({ technique, at: when })),
    ];
  }
  // "Not yet" is no answer: the next check-in asks again.
  if (what.kind !== "tried" || what.helped === "not yet") return given;
  return given.filter(({ technique }) => technique !== what.technique);
}
