import { SIDES, type Side } from "./case.ts";
import { FEWEST_SIDES } from "./contract-form.ts";
import { holdsPoint, movedUp, type Point, withoutIndex } from "./point.ts";
import {
  isMissing,
  isStepAsked,
  openSessionStep,
  SESSION_LIMITS,
  SESSION_STEPS,
  SETTLED_STEPS,
  type SessionForm,
  type SessionList,
  type SessionStage,
  type SessionStep,
  type SettledStep,
  type Talk,
  type Turns,
} from "./session-form.ts";

/** What is chosen beforehand for a stage. */
export interface StageProposal {
  readonly stage: SessionStage;
  readonly rules: readonly Point[];
  readonly opening: Point;
  readonly asks: readonly Point[];
  readonly pauses: readonly Point[];
  readonly endings: readonly Point[];
}

/** One answer, one edit, or one step back. Moments in ms since the epoch, indexes from 0. */
export type SessionChange =
  | { readonly kind: "sides"; readonly count: number }
  | { readonly kind: "stage"; readonly proposal: StageProposal }
  /** In when it is out, out when it is in. */
  | { readonly kind: "tick"; readonly list: SessionList; readonly point: Point }
  | { readonly kind: "remove"; readonly list: SessionList; readonly index: number }
  | { readonly kind: "opening"; readonly point: Point }
  | { readonly kind: "up"; readonly index: number }
  | { readonly kind: "down"; readonly index: number }
  | { readonly kind: "hear first"; readonly side: Side }
  | { readonly kind: "tick ask"; readonly side: Side; readonly point: Point }
  | { readonly kind: "pass on"; readonly side: Side; readonly text: string }
  | { readonly kind: "turns"; readonly turns: Turns }
  | { readonly kind: "next"; readonly next: number | "later" }
  | { readonly kind: "settle"; readonly step: SettledStep }
  | { readonly kind: "filed" }
  /** Ask one question again; the other answers stay. */
  | { readonly kind: "again"; readonly step: SessionStep }
  | { readonly kind: "back" };

export type SessionResult =
  | { readonly kind: "changed"; readonly form: SessionForm }
  /** It was so before, or there is nothing of the kind. */
  | { readonly kind: "unchanged" }
  /** As many stand there as may. */
  | { readonly kind: "full"; readonly most: number }
  /** Nothing was chosen, and something has to be. */
  | { readonly kind: "empty" };

const UNCHANGED: SessionResult = { kind: "unchanged" };

/** `allowed`: the stages that the dangers of the case leave. */
export function changeSession(
  form: SessionForm,
  change: SessionChange,
  allowed: readonly SessionStage[],
): SessionResult {
  switch (change.kind) {
    case "sides":
      return withSides(form, change.count);
    case "stage":
      return allowed.includes(change.proposal.stage) ? withStage(form, change.proposal) : UNCHANGED;
    case "tick":
      return ticked(form, change);
    case "remove":
      return form[change.list][change.index] === undefined
        ? UNCHANGED
        : changed({ ...form, [change.list]: withoutIndex(form[change.list], change.index) });
    case "opening":
      return changed({ ...form, opening: change.point });
    case "up":
      return moved(form, change.index);
    case "down":
      return moved(form, change.index + 1);
    case "hear first":
      return heardFirst(form, change.side);
    case "tick ask":
      return asked(form, change);
    case "pass on":
      return withTalk(form, change.side, (talk) => ({ ...talk, passOn: change.text }));
    case "turns":
      return SIDES.slice(0, form.sides).includes(change.turns.begins)
        ? changed({ ...form, turns: change.turns })
        : UNCHANGED;
    case "next":
      return changed({ ...form, next: change.next });
    case "settle":
      return settled(form, change.step);
    case "filed":
      return form.isFiled ? UNCHANGED : changed({ ...form, isFiled: true });
    case "again":
      return changed(askAgain(form, change.step));
    case "back":
      return goBack(form, allowed);
  }
}

function withSides(form: SessionForm, count: number): SessionResult {
  if (!Number.isInteger(count) || count < FEWEST_SIDES || count > SIDES.length || form.sides === count)
    return UNCHANGED;
  const left = SIDES.slice(0, count);
  const known = form.talks.filter(({ side }) => left.includes(side));
  const asks = form.talks[0]?.asks ?? [];
  const others = left.filter((side) => !known.some((talk) => talk.side === side));
  const { turns, ...rest } = form;
  const isTurnLeft = turns !== undefined && left.includes(turns.begins);
  const talks = [...known, ...others.map((side) => ({ side, asks }))];
  return changed({ ...rest, ...(isTurnLeft && { turns }), sides: count, talks });
}

/** What was typed stays; what was proposed for another stage goes. */
function withStage(form: SessionForm, proposal: StageProposal): SessionResult {
  const { stage, rules, opening, asks, pauses, endings } = proposal;
  const own = (points: readonly Point[]) => points.filter(({ example }) => example === undefined);
  const isOwnOpening = form.opening !== undefined && form.opening.example === undefined;
  return changed({
    ...form,
    stage,
    rules: fitting([...own(form.rules), ...rules], SESSION_LIMITS.rules),
    pauses: fitting([...own(form.pauses), ...pauses], SESSION_LIMITS.pauses),
    endings: fitting([...own(form.endings), ...endings], SESSION_LIMITS.endings),
    opening: isOwnOpening ? form.opening : opening,
    talks: form.talks.map((talk) => ({ ...talk, asks: fitting([...own(talk.asks), ...asks], SESSION_LIMITS.asks) })),
    settled: form.stage === stage ? form.settled : form.settled.filter((step) => ["issues", "order"].includes(step)),
  });
}

function fitting(points: readonly Point[], most: number): readonly Point[] {
  return points.slice(0, most);
}

function ticked(form: SessionForm, { list, point }: SessionChange & { readonly kind: "tick" }): SessionResult {
  const points = toggled(form[list], point, SESSION_LIMITS[list]);
  if ("most" in points) return points;
  // With another issue the order is looked at again.
  const still = list === "issues" ? form.settled.filter((step) => step !== "order") : form.settled;
  return changed({ ...form, [list]: points.list, settled: still });
}

function asked(form: SessionForm, { side, point }: SessionChange & { readonly kind: "tick ask" }): SessionResult {
  const points = toggled(form.talks.find((talk) => talk.side === side)?.asks ?? [], point, SESSION_LIMITS.asks);
  if ("most" in points) return points;
  return withTalk(form, side, (talk) => ({ ...talk, asks: points.list }));
}

function toggled(
  points: readonly Point[],
  point: Point,
  most: number,
): { readonly list: readonly Point[] } | { readonly kind: "full"; readonly most: number } {
  if (holdsPoint(points, point)) return { list: points.filter((other) => !holdsPoint([other], point)) };
  return points.length >= most ? { kind: "full", most } : { list: [...points, point] };
}

function moved(form: SessionForm, index: number): SessionResult {
  const issues = movedUp(form.issues, index);
  return issues === form.issues ? UNCHANGED : changed({ ...form, issues });
}

function heardFirst(form: SessionForm, side: Side): SessionResult {
  const first = form.talks.find((talk) => talk.side === side);
  if (first === undefined || first === form.talks[0]) return UNCHANGED;
  return changed({ ...form, talks: [first, ...form.talks.filter((talk) => talk !== first)] });
}

function withTalk(form: SessionForm, side: Side, change: (talk: Talk) => Talk): SessionResult {
  if (!form.talks.some((talk) => talk.side === side)) return UNCHANGED;
  return changed({ ...form, talks: form.talks.map((talk) => (talk.side === side ? change(talk) : talk)) });
}

function settled(form: SessionForm, step: SettledStep): SessionResult {
  if (isMissing(form, step)) return { kind: "empty" };
  return form.settled.includes(step) ? UNCHANGED : changed({ ...form, settled: [...form.settled, step] });
}

/** To the question before the open one; the first question has nothing before it. What was answered stays to be seen. */
function goBack(form: SessionForm, allowed: readonly SessionStage[]): SessionResult {
  const open = openSessionStep(form, allowed);
  const earlier = open === undefined ? SESSION_STEPS : SESSION_STEPS.slice(0, SESSION_STEPS.indexOf(open));
  const last = earlier.findLast((step) => isStepAsked(form, step));
  return last === undefined ? UNCHANGED : changed(askAgain(form, last));
}

function askAgain(form: SessionForm, step: SessionStep): SessionForm {
  if (step === "sides") return { ...form, sides: 0 };
  if (isSettledStep(step)) return { ...form, settled: form.settled.filter((other) => other !== step) };
  const { [step]: _taken, ...rest } = form;
  return rest;
}

function isSettledStep(step: SessionStep): step is SettledStep {
  return (SETTLED_STEPS as readonly SessionStep[]).includes(step);
}

function changed(form: SessionForm): SessionResult {
  return { kind: "changed", form };
}
