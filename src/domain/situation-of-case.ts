import type { Case } from "./case.ts";
import { DAY } from "./duration.ts";
import { GATES, NO_MEDIATION } from "./safety.ts";
import type { Situation } from "./situation.ts";

/**
 * The situation of a case at a moment in ms since the epoch, with the dangers that are on, so that `guide` stops, and with
 * what was tried: what did not help in the last 7 days falls in the ranking.
 */
export function situationOfCase({ situation, dangers, tried }: Case, now: number): Situation {
  return {
    ...situation,
    gates: GATES.filter((gate) => dangers.includes(gate) || (gate === NO_MEDIATION && situation.gates.includes(gate))),
    tried: tried.map(({ technique, helped, at }) => ({
      ...{ technique, helped },
      daysAgo: Math.max(0, Math.floor((now - at) / DAY)),
    })),
  };
}
