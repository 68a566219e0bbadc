import type { FaultScenario } from "../support/faults/scenario.ts";
import { killedByPolling, killedByWebhook } from "./bot-killed.ts";

/** In the order in which `npm run soak` runs them. */
export const SCENARIOS: readonly FaultScenario[] = [killedByWebhook, killedByPolling];
