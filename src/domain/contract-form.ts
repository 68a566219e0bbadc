import { SIDES, type Side } from "./case.ts";
import type { Point } from "./point.ts";

/** Who sees to it that a promise is kept: roles, never persons. */
export const WATCHERS = [
  ...(["neighbourhood", "village", "customs", "faith", "women", "youth", "forum", "security", "volunteer"] as const),
];
export type Watcher = (typeof WATCHERS)[number];

/** How much a contract may hold. Each is told in words when it is reached. */
export const CONTRACT_LIMITS = {
  commitments: 10,
  broken: 4,
  watchers: 4,
  /** Letters of what is typed. */
  words: 200,
  /** Days ahead at which the review may be: later nobody remembers what was promised. */
  reviewDays: 90,
} as const;

/** Asked in this order; the last one stays open until the paper is final. */
export const CONTRACT_STEPS = ["sides", "commitments", "broken", "watchers", "review", "agreement"] as const;
export type ContractStep = (typeof CONTRACT_STEPS)[number];

/** Lists are complete when the volunteer says so. */
export const CONTRACT_LISTS = ["commitments", "broken", "watchers"] as const;
export type ContractList = (typeof CONTRACT_LISTS)[number];

/** What one does or leaves, and who: everybody or one party. */
export interface Commitment extends Point {
  readonly by: "all" | Side;
}

/** A behaviour contract while it is written, and as it was agreed. Parties are letters only. */
export interface ContractForm {
  /** How many parties; 0 while that is not known. */
  readonly sides: number;
  readonly commitments: readonly Commitment[];
  /** What is done when it is broken: never a punishment. */
  readonly broken: readonly Point[];
  readonly watchers: readonly Watcher[];
  /** Milliseconds since the epoch. */
  readonly reviewAt?: number;
  /** Lists that the volunteer has called complete. */
  readonly settled: readonly ContractList[];
  /** Who has said yes to the words as they are now. */
  readonly agreed: readonly Side[];
  /** Id of the paper that it goes on from. */
  readonly renews?: string;
}

export const FEWEST_SIDES = 2;

/** `sides`: as many as the case has; fewer than two are asked for. */
export function startContract(sides: number): ContractForm {
  return {
    sides: sides >= FEWEST_SIDES ? Math.min(sides, SIDES.length) : 0,
    ...{ commitments: [], broken: [], watchers: [], settled: [], agreed: [] },
  };
}

/**
 * A new draft with the points of one that was agreed. "extend": all of it stays, and only the day is asked;
 * "renew": it is gone through from the promises on.
 */
export function renewContract(agreed: ContractForm, id: string, way: "extend" | "renew"): ContractForm {
  const { reviewAt: _over, renews: _before, ...rest } = agreed;
  return { ...rest, settled: way === "extend" ? CONTRACT_LISTS : [], agreed: [], renews: id };
}

export function sidesOfContract({ sides }: Pick<ContractForm, "sides">): readonly Side[] {
  return SIDES.slice(0, sides);
}

/** The first question that is open. */
export function openContractStep(form: ContractForm): ContractStep {
  if (form.sides === 0) return "sides";
  const list = CONTRACT_LISTS.find((name) => !form.settled.includes(name) || form[name].length === 0);
  if (list !== undefined) return list;
  return form.reviewAt === undefined ? "review" : "agreement";
}

/** Every party has said yes to the whole of it, and its review is still to come. `now`: ms since the epoch. */
export function isReadyToSeal(form: ContractForm, now: number): boolean {
  const isWhole = openContractStep(form) === "agreement" && (form.reviewAt ?? now) > now;
  return isWhole && sidesOfContract(form).every((side) => form.agreed.includes(side));
}
