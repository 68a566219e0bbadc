import { SIDES, type Side } from "./case.ts";
import {
  CONTRACT_LIMITS,
  CONTRACT_STEPS,
  type ContractForm,
  type ContractList,
  type ContractStep,
  FEWEST_SIDES,
  openContractStep,
  sidesOfContract,
  type Watcher,
} from "./contract-form.ts";
import { holdsPoint, movedUp, type Point, withoutIndex } from "./point.ts";

/** One answer, one edit, or one step back. Moments in ms since the epoch, indexes from 0. */
export type ContractChange =
  | { readonly kind: "sides"; readonly count: number }
  | { readonly kind: "add"; readonly list: "commitments" | "broken"; readonly point: Point }
  | { readonly kind: "remove"; readonly list: "commitments" | "broken"; readonly index: number }
  | { readonly kind: "by"; readonly index: number; readonly by: "all" | Side }
  | { readonly kind: "up"; readonly index: number }
  | { readonly kind: "watcher"; readonly watcher: Watcher }
  | { readonly kind: "settle"; readonly list: ContractList }
  | { readonly kind: "review"; readonly at: number }
  | { readonly kind: "agree"; readonly side: Side }
  /** Ask one question again; the other answers stay. */
  | { readonly kind: "again"; readonly step: ContractStep }
  | { readonly kind: "back" };

export type ContractResult =
  | { readonly kind: "changed"; readonly form: ContractForm }
  /** It was so before, or there is nothing of the kind. */
  | { readonly kind: "unchanged" }
  /** As many stand there as may. */
  | { readonly kind: "full"; readonly most: number }
  /** Nothing was chosen, and something has to be. */
  | { readonly kind: "empty" };

const UNCHANGED: ContractResult = { kind: "unchanged" };

/** Whatever changes a word takes every yes back: nobody has agreed to the new words. */
export function changeContract(form: ContractForm, change: ContractChange): ContractResult {
  switch (change.kind) {
    case "sides":
      return withSides(form, change.count);
    case "add":
      return added(form, change);
    case "remove":
      return form[change.list][change.index] === undefined
        ? UNCHANGED
        : reworded({ ...form, [change.list]: withoutIndex<Point>(form[change.list], change.index) });
    case "by":
      return promisedBy(form, change);
    case "up": {
      const commitments = movedUp(form.commitments, change.index);
      return commitments === form.commitments ? UNCHANGED : reworded({ ...form, commitments });
    }
    case "watcher":
      return watchedBy(form, change.watcher);
    case "settle":
      return settled(form, change.list);
    case "review":
      return form.reviewAt === change.at ? UNCHANGED : reworded({ ...form, reviewAt: change.at });
    case "agree":
      return withAgreement(form, change.side);
    case "again":
      return changed(askAgain(form, change.step));
    case "back":
      return goBack(form);
  }
}

function withSides(form: ContractForm, count: number): ContractResult {
  if (!Number.isInteger(count) || count < FEWEST_SIDES || count > SIDES.length || form.sides === count)
    return UNCHANGED;
  const left = SIDES.slice(0, count);
  const commitments = form.commitments.map((one) =>
    one.by === "all" || left.includes(one.by) ? one : everybodys(one),
  );
  return reworded({ ...form, sides: count, commitments });
}

function everybodys(one: Point): Point & { readonly by: "all" } {
  return { ...one, by: "all" };
}

function added(form: ContractForm, { list, point }: ContractChange & { readonly kind: "add" }): ContractResult {
  if (holdsPoint(form[list], point)) return UNCHANGED;
  const most = CONTRACT_LIMITS[list];
  if (form[list].length >= most) return { kind: "full", most };
  return list === "commitments"
    ? reworded({ ...form, commitments: [...form.commitments, everybodys(point)] })
    : reworded({ ...form, broken: [...form.broken, point] });
}

function promisedBy(form: ContractForm, { index, by }: ContractChange & { readonly kind: "by" }): ContractResult {
  const isKnown = by === "all" || sidesOfContract(form).includes(by);
  const one = form.commitments[index];
  if (!isKnown || one === undefined || one.by === by) return UNCHANGED;
  return reworded({ ...form, commitments: form.commitments.with(index, { ...one, by }) });
}

function watchedBy(form: ContractForm, watcher: Watcher): ContractResult {
  if (form.watchers.includes(watcher)) {
    return reworded({ ...form, watchers: form.watchers.filter((other) => other !== watcher) });
  }
  const most = CONTRACT_LIMITS.watchers;
  if (form.watchers.length >= most) return { kind: "full", most };
  return reworded({ ...form, watchers: [...form.watchers, watcher] });
}

function settled(form: ContractForm, list: ContractList): ContractResult {
  if (form[list].length === 0) return { kind: "empty" };
  return form.settled.includes(list) ? UNCHANGED : changed({ ...form, settled: [...form.settled, list] });
}

/** The yes of one party, given or taken back, once all of it stands. */
function withAgreement(form: ContractForm, side: Side): ContractResult {
  if (openContractStep(form) !== "agreement" || !sidesOfContract(form).includes(side)) return UNCHANGED;
  const agreed = form.agreed.includes(side) ? form.agreed.filter((other) => other !== side) : [...form.agreed, side];
  return changed({ ...form, agreed });
}

/** To the question before the open one; the first question has nothing before it. What was answered stays to be seen. */
function goBack(form: ContractForm): ContractResult {
  const before = CONTRACT_STEPS[CONTRACT_STEPS.indexOf(openContractStep(form)) - 1];
  return before === undefined ? UNCHANGED : changed(askAgain(form, before));
}

function askAgain(form: ContractForm, step: ContractStep): ContractForm {
  switch (step) {
    case "sides":
      return { ...form, sides: 0, agreed: [] };
    case "review": {
      const { reviewAt: _taken, ...rest } = form;
      return { ...rest, agreed: [] };
    }
    case "agreement":
      return form;
    default:
      return { ...form, settled: form.settled.filter((list) => list !== step) };
  }
}

function reworded(form: ContractForm): ContractResult {
  return changed({ ...form, agreed: [] });
}

function changed(form: ContractForm): ContractResult {
  return { kind: "changed", form };
}
