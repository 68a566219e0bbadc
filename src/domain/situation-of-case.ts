import type { Case } from "./case.ts";
import { DAY } from "./duration.ts";
import type { Situation } from "./situation.ts";

/** The situation of a case at a moment in ms since the epoch, with what was tried: what did not help in the last 7 days falls in the ranking. */
export function situationOfCase({ situation, tried }: Case, now: number): Situation {
  return {
    ...situation,
    tried: tried.map(({ technique, helped, at }) => ({
      ...{ technique, helped },
      daysAgo: Math.max(0, Math.floor((now - at) / DAY)),
    })),
  };
}
