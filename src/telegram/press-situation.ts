import { LEVELS } from "../domain/level.ts";
import { PHASES } from "../domain/phase.ts";
import { GATES } from "../domain/safety.ts";
import { SIGNALS } from "../domain/signal.ts";
import { oneOf, ticksOf } from "./press-fields.ts";

/** What a result screen was made from: enough to show it again after weeks, or to make a case of it, without any store. */
export const situation = {
  phase: oneOf(PHASES),
  level: oneOf(LEVELS),
  parties: oneOf(["identified", "unclear"]),
  gates: ticksOf(GATES),
  signals: ticksOf(SIGNALS),
};
