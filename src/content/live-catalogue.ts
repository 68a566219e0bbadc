import { applyOverrides } from "../domain/apply-overrides.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import { type GuidanceUpdate, lastChanges, replayUpdates } from "../domain/guidance-update.ts";
import { problemsOfItem } from "./check-item.ts";

export interface LiveCatalogue {
  /** Whoever holds it always reads what stands now. */
  readonly catalogue: Catalogue;
  /** All versions, oldest first. */
  show(updates: readonly GuidanceUpdate[]): void;
}

/**
 * The catalogue of the files with what admins have published on top, and the marks of what is new.
 * `onLeftOut` hears once of each text that no longer fits: "technique:M8.steps".
 */
export function createLiveCatalogue(
  shipped: Catalogue,
  now: () => number,
  onLeftOut: (what: string) => void,
): LiveCatalogue {
  const told = new Set<string>();
  let shown: readonly GuidanceUpdate[] = [];
  let current = shipped;
  let until = Number.POSITIVE_INFINITY;

  function show(updates: readonly GuidanceUpdate[]): void {
    shown = updates;
    const applied = applyOverrides(shipped, {
      overrides: replayUpdates(updates),
      changedAt: lastChanges(updates),
      isRight: (kind, value) => problemsOfItem(kind, value).length === 0,
      now: now(),
    });
    ({ catalogue: current, until } = applied);
    for (const what of applied.leftOut.filter((one) => !told.has(one))) {
      told.add(what);
      onLeftOut(what);
    }
  }

  /** A mark ends by itself, whether or not anything is published meanwhile. */
  function standing(): Catalogue {
    if (now() >= until) show(shown);
    return current;
  }

  return {
    show,
    catalogue: {
      get techniques() {
        return standing().techniques;
      },
      get safety() {
        return standing().safety;
      },
      get contacts() {
        return standing().contacts;
      },
      get phases() {
        return standing().phases;
      },
      signals: shipped.signals,
      signalScreens: shipped.signalScreens,
      levels: shipped.levels,
      roles: shipped.roles,
      broker: shipped.broker,
      mediation: shipped.mediation,
      practice: shipped.practice,
    },
  };
}
