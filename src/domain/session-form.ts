import { SIDES, type Side } from "./case.ts";
import { FEWEST_SIDES } from "./contract-form.ts";
import type { Point } from "./point.ts";
import { type GateId, isMediationBarred } from "./safety.ts";
import type { SignalId } from "./signal.ts";

/** Listening to each apart; carrying words between them; all of them in one room. */
export const SESSION_STAGES = ["listening", "shuttle", "joint"] as const;
export type SessionStage = (typeof SESSION_STAGES)[number];

/** How much a plan may hold. Each is told in words when it is reached. */
export const SESSION_LIMITS = {
  ...{ rules: 8, issues: 10, asks: 6, pauses: 6, endings: 6 },
  /** Letters of what is typed. */
  ...{ point: 200, issue: 120, opening: 600, passOn: 200 },
} as const;

/** Asked in this order. */
export const SESSION_STEPS = [
  ...([
    "sides",
    "stage",
    "rules",
    "opening",
    "issues",
    "order",
    "talks",
    "pauses",
    "turns",
    "endings",
    "next",
  ] as const),
];
export type SessionStep = (typeof SESSION_STEPS)[number];

/** Lists from which one ticks; `asks` belongs to a party. */
export const SESSION_LISTS = ["rules", "issues", "pauses", "endings"] as const;
export type SessionList = (typeof SESSION_LISTS)[number];

/** Complete when the volunteer says so; they may be empty only where nothing has to stand there. */
export const SETTLED_STEPS = ["rules", "opening", "issues", "order", "talks", "pauses", "endings"] as const;
export type SettledStep = (typeof SETTLED_STEPS)[number];

/** A talk with one party alone. */
export interface Talk {
  readonly side: Side;
  readonly asks: readonly Point[];
  /** What that party lets the other ones know. */
  readonly passOn?: string;
}

export const TURN_MINUTES = [3, 5, 10] as const;
export type TurnMinutes = (typeof TURN_MINUTES)[number];

/** Who begins, and how long each speaks; with each issue the next party begins. */
export interface Turns {
  readonly begins: Side;
  readonly minutes: TurnMinutes;
}

export interface SessionForm {
  /** How many parties; 0 while that is not known. */
  readonly sides: number;
  readonly stage?: SessionStage;
  readonly rules: readonly Point[];
  readonly opening?: Point;
  /** From easy to hard. */
  readonly issues: readonly Point[];
  /** One for each party, in the order in which they are heard. */
  readonly talks: readonly Talk[];
  readonly pauses: readonly Point[];
  readonly turns?: Turns;
  readonly endings: readonly Point[];
  /** When they meet again, ms since the epoch; "later": settled at the end of the session. */
  readonly next?: number | "later";
  readonly settled: readonly SettledStep[];
  /** It stands in the timeline of its case. */
  readonly isFiled: boolean;
}

export function startSession(sides: number, issues: readonly Point[]): SessionForm {
  const count = sides >= FEWEST_SIDES ? Math.min(sides, SIDES.length) : 0;
  return {
    ...{ sides: count, issues: issues.slice(0, SESSION_LIMITS.issues) },
    talks: SIDES.slice(0, count).map((side) => ({ side, asks: [] })),
    ...{ rules: [], pauses: [], endings: [], settled: [], isFiled: false },
  };
}

/** Who refuses or is forced is listened to, and nothing else. Source: UN guidance on consent (R10). */
export function allowedStages(gates: readonly GateId[]): readonly SessionStage[] {
  return isMediationBarred(gates) ? ["listening"] : SESSION_STAGES;
}

/** Source: domain rules, M8: S2 and S14 through a go-between first, S13 together. */
export function proposeStage(gates: readonly GateId[], signals: readonly SignalId[]): SessionStage {
  if (isMediationBarred(gates)) return "listening";
  const areApart = signals.includes("S2") || signals.includes("S14");
  return areApart && !signals.includes("S13") ? "shuttle" : "joint";
}

const NOT_ASKED: Readonly<Record<SessionStage, readonly SessionStep[]>> = {
  listening: ["issues", "order", "turns"],
  shuttle: ["turns"],
  joint: [],
};

export function isStepAsked({ stage, issues }: SessionForm, step: SessionStep): boolean {
  if (stage !== undefined && NOT_ASKED[stage].includes(step)) return false;
  return step !== "order" || issues.length > 1;
}

/** The first question that is open; undefined when the plan is whole. A stage that is not allowed any more is asked anew. */
export function openSessionStep(form: SessionForm, allowed: readonly SessionStage[]): SessionStep | undefined {
  return SESSION_STEPS.find((step) => isStepAsked(form, step) && isOpen(form, step, allowed));
}

/** What has to hold something before one can go on. */
const NEEDED: readonly SettledStep[] = ["rules", "issues", "pauses", "endings"];

function isOpen(form: SessionForm, step: SessionStep, allowed: readonly SessionStage[]): boolean {
  switch (step) {
    case "sides":
      return form.sides === 0;
    case "stage":
      return form.stage === undefined || !allowed.includes(form.stage);
    case "turns":
      return form.turns === undefined;
    case "next":
      return form.next === undefined;
    default:
      return !form.settled.includes(step) || isMissing(form, step);
  }
}

/** Nothing stands where something has to. */
export function isMissing(form: SessionForm, step: SettledStep): boolean {
  if (step === "opening") return form.opening === undefined;
  return NEEDED.includes(step) && form[step as SessionList].length === 0;
}
