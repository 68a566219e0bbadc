import type { Case, Held, Tried } from "./case.ts";
import type { CaseEntry, CaseEvent } from "./case-event.ts";
import type { CheckIn } from "./check-in.ts";
import type { Paper } from "./paper.ts";
import type { Phase } from "./phase.ts";
import type { Referral } from "./referral.ts";
import { REFERRAL_STATES, type ReferralState } from "./referral-state.ts";
import type { Role } from "./role.ts";
import { GATES, type GateId } from "./safety.ts";

/** To whom a case may be handed over on paper. Source: domain rules, level makro and phase "penghentian". */
export const CASE_RECEIVERS = ["kesbangpol", "fkdm", "tim-terpadu"] as const;
export type CaseReceiver = (typeof CASE_RECEIVERS)[number];

/** What goes along only when it was ticked. */
export const CASE_EXTRAS = ["notes"] as const;

/**
 * The dangers whose kind may leave the bot: those of a whole place, and that a side refuses. The others tell of one person's
 * health, body, child or trouble with the law. Source: UU 27/2022, specific personal data.
 */
export const GATES_FOR_OTHERS: readonly GateId[] = ["R1", "R2", "R3", "R10"];

/** A table of more check-ins is not read. */
const CHECK_INS_TOLD = 30;

export interface Told<Thing> {
  readonly what: Thing;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A case as others may read it: no account, no person, no words but the notes. */
export interface CaseSummary {
  /** Each phase with the moment since which it holds, the first one first. */
  readonly phases: readonly Told<Phase>[];
  /** Ever taken, in that order. */
  readonly roles: readonly Role[];
  /** Kinds that were ever told, and may be told on. */
  readonly gates: readonly GateId[];
  /** Of those, the ones that are not over. */
  readonly gatesNow: readonly GateId[];
  readonly hasProtectedGates: boolean;
  readonly tried: readonly Tried[];
  readonly checkIns: readonly CheckIn[];
  readonly referrals: readonly { readonly state: ReferralState; readonly count: number }[];
  readonly papers: readonly Pick<Paper, "kind" | "changedAt" | "isFinal">[];
  readonly reviews: readonly { readonly at: number; readonly held: Held | undefined }[];
  readonly notes: readonly Told<string>[];
}

export interface CaseRecords {
  readonly case: Case;
  /** In the order of writing, texts opened. */
  readonly timeline: readonly CaseEntry[];
  readonly papers: readonly Paper[];
  readonly referrals: readonly Pick<Referral, "state">[];
}

export function summariseCase({ case: it, timeline, papers, referrals }: CaseRecords): CaseSummary {
  const gates = new Set([...it.dangers, ...timeline.flatMap(({ what }) => gatesIn(what))]);
  const mayBeTold = (gate: GateId) => GATES_FOR_OTHERS.includes(gate);
  return {
    phases: phasesOf(it, timeline),
    roles: [...new Set([...timeline.flatMap(({ what }) => ("roles" in what ? what.roles : [])), ...it.roles])],
    gates: GATES.filter((gate) => gates.has(gate) && mayBeTold(gate)),
    gatesNow: it.dangers.filter(mayBeTold),
    hasProtectedGates: [...gates].some((gate) => !mayBeTold(gate)),
    tried: it.tried,
    checkIns: timeline
      .flatMap(({ when, what }) => (what.kind === "check-in" ? [{ ...what, at: when }] : []))
      .slice(-CHECK_INS_TOLD),
    referrals: REFERRAL_STATES.flatMap((state) => {
      const count = referrals.filter((referral) => referral.state === state).length;
      return count === 0 ? [] : [{ state, count }];
    }),
    papers: papers.toSorted((one, other) => one.openedAt - other.openedAt),
    reviews: it.reviews.map(({ at, held }) => ({ at, held })),
    notes: timeline.flatMap(({ when, what }) => (what.kind === "note" ? [{ what: what.text, at: when }] : [])),
  };
}

/** A case that was opened below a safety card has no phase until it was guided. */
function phasesOf({ situation, roles, openedAt }: Case, timeline: readonly CaseEntry[]): readonly Told<Phase>[] {
  const told = timeline.flatMap(({ when, what }): Told<Phase>[] => {
    if (what.kind === "guided") return [{ what: what.situation.phase, at: when }];
    return what.kind === "phase" ? [{ what: what.phase, at: when }] : [];
  });
  if (told.length === 0) return roles.length === 0 ? [] : [{ what: situation.phase, at: openedAt }];
  return told.filter(({ what }, index) => what !== told[index - 1]?.what);
}

function gatesIn(event: CaseEvent): readonly GateId[] {
  if (event.kind === "guided") return event.situation.gates;
  return event.kind === "danger" || event.kind === "check-in" ? event.gates : [];
}
