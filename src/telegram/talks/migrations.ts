import { GATES, type GateId } from "../../domain/safety.ts";
import { decodePress } from "../callback-data.ts";
import { GUIDE, type Known } from "../flows/guide.ts";
import { JOIN, type Joining } from "../flows/join.ts";
import type { Continued, EarlierTalk } from "./stored-talk.ts";

/** Pure. Undefined: nothing of the earlier talk fits any more, and it begins anew. */
export type Migration = (earlier: EarlierTalk) => Continued | undefined;

/**
 * Every talk that an earlier release may have left in the store and that is led by no code of now. A name that stands neither here
 * nor among the talks of now is one of a newer release: it is kept for an instance that knows it.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  /** Dangers are asked about again: this talk let older buttons pass them by. What was ticked stays ticked. */
  "guide@1": ({ start, answers }) => {
    const told = answers.findLast(({ key }) => key === "gates");
    const press = told?.data === undefined ? undefined : decodePress(told.data);
    const begun: Partial<Pick<Known, "gates" | "signals">> = start ?? {};
    const { gates = [], signals = [] } = press?.name === "gateDone" ? press : begun;
    const known: Known = { gates: gates.filter(isGate), signals, preface: "none" };
    return { name: GUIDE, start: known, answers: [] };
  },
  /** The notice has changed since: consent to the earlier one is none to this. */
  "join@1": ({ start, answers }) => {
    const { invite, language, known }: Partial<Joining> = start ?? {};
    const told = { gates: known?.gates ?? [], signals: known?.signals ?? [] };
    const joining: Joining = { invite, language, hasAgreed: false, known: told, found: undefined };
    return { name: JOIN, start: joining, answers: answers.filter(({ key }) => key === "language") };
  },
};

/** The same talk in another version, when its start is the same: every answer to a question that is still asked counts. */
export function withSameAnswers(name: string): Migration {
  return ({ start, answers }) => (typeof start === "object" && start !== null ? { name, start, answers } : undefined);
}

function isGate(gate: string): gate is GateId {
  return (GATES as readonly string[]).includes(gate);
}
