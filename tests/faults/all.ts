import type { FaultScenario } from "../support/faults/scenario.ts";
import { killedByPolling, killedByWebhook } from "./bot-killed.ts";
import { primaryKilled, slotsMoved } from "./cluster.ts";
import { deadlyByPolling, deadlyByWebhook } from "./deadly-update.ts";
import { REDIS_HURT } from "./redis-hurt.ts";

/** In the order in which `npm run soak` runs them. */
export const SCENARIOS: readonly FaultScenario[] = [
  ...[killedByWebhook, killedByPolling],
  ...[deadlyByWebhook, deadlyByPolling],
  ...REDIS_HURT,
  ...[primaryKilled, slotsMoved],
];
