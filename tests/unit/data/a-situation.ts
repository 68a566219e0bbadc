import fc from "fast-check";
import { LEVELS } from "../../../src/domain/level.ts";
import { PHASES } from "../../../src/domain/phase.ts";
import { GATES, NO_MEDIATION } from "../../../src/domain/safety.ts";
import { SIGNALS } from "../../../src/domain/signal.ts";
import type { Situation } from "../../../src/domain/situation.ts";
import { TECHNIQUES } from "../../../src/domain/technique.ts";

/** An open conflict between known groups in which nothing has been seen yet. */
export function aSituation(told: Partial<Situation> = {}): Situation {
  return { phase: "konflik", level: "meso", gates: [], signals: [], parties: "identified", tried: [], ...told };
}

const attempts = fc.array(
  fc.record({
    technique: fc.constantFrom(...TECHNIQUES),
    helped: fc.constantFrom("yes" as const, "partly" as const, "no" as const, "not yet" as const),
    daysAgo: fc.integer({ min: 0, max: 30 }),
  }),
  { maxLength: 5 },
);

const told = {
  phase: fc.constantFrom(...PHASES),
  level: fc.constantFrom(...LEVELS),
  signals: fc.shuffledSubarray([...SIGNALS]),
  parties: fc.constantFrom("identified" as const, "unclear" as const),
  tried: attempts,
};

/** Every situation that lets a volunteer go on: no gate, or only the one that takes mediation away. */
export const openSituations: fc.Arbitrary<Situation> = fc.record({
  ...told,
  gates: fc.constantFrom<Situation["gates"]>([], [NO_MEDIATION]),
});

export const anySituations: fc.Arbitrary<Situation> = fc.record({ ...told, gates: fc.shuffledSubarray([...GATES]) });
