import type { Phase } from "./phase.ts";
import type { Role } from "./role.ts";
import type { TechniqueId } from "./technique.ts";

export type UsageEvent =
  /** An active member wrote or pressed something. Counted once a week; who it was is not kept. */
  | { readonly kind: "active"; readonly person: number }
  /** A guided talk came to its result. */
  | { readonly kind: "guided"; readonly phase: Phase; readonly roles: readonly Role[] }
  /** The front of a card was shown. */
  | { readonly kind: "opened"; readonly technique: TechniqueId };

/** How the bot was used in one week: counts, of nobody in particular. */
export interface WeekOfUse {
  /** As `weekOf` counts. */
  readonly week: number;
  /** People; within a per cent or so where there are many. */
  readonly active: number;
  readonly guided: number;
  readonly byPhase: Readonly<Partial<Record<Phase, number>>>;
  /** A talk that names two roles counts at both. */
  readonly byRole: Readonly<Partial<Record<Role, number>>>;
  readonly opened: Readonly<Partial<Record<TechniqueId, number>>>;
}

/** How far back the counts of use are looked at. */
export const USE_SPANS = ["week", "4-weeks", "13-weeks", "53-weeks"] as const;
export type UseSpan = (typeof USE_SPANS)[number];

export function weeksIn(span: UseSpan): number {
  return span === "week" ? 1 : Number.parseInt(span, 10);
}

/** So many weeks are kept, the one under way among them. */
export const WEEKS_OF_USE = 53;

export interface Usage {
  /** Costs an update nothing: it is gathered in memory and kept some seconds later. What a kill loses is not counted. */
  note(event: UsageEvent): void;
  /** The latest weeks, oldest first, 1 to 53; the last one is under way. Throws StoreAway. */
  read(weeks: number): Promise<readonly WeekOfUse[]>;
}

/** All of it together. `active` is left out: who comes in two weeks must not count twice. */
export function sumUse(weeks: readonly WeekOfUse[]): Omit<WeekOfUse, "week" | "active"> {
  return {
    guided: weeks.reduce((sum, { guided }) => sum + guided, 0),
    byPhase: sumParts(weeks.map(({ byPhase }) => byPhase)),
    byRole: sumParts(weeks.map(({ byRole }) => byRole)),
    opened: sumParts(weeks.map(({ opened }) => opened)),
  };
}

function sumParts<Key extends string>(
  parts: readonly Readonly<Partial<Record<Key, number>>>[],
): Readonly<Partial<Record<Key, number>>> {
  const sums: Partial<Record<Key, number>> = {};
  for (const part of parts) {
    for (const [key, count] of Object.entries(part) as [Key, number][]) sums[key] = (sums[key] ?? 0) + count;
  }
  return sums;
}
