import type { FaultScenario } from "../support/faults/scenario.ts";
import { killedByPolling, killedByWebhook } from "./bot-killed.ts";
import { CLOCK_JUMPS } from "./clock-jumps.ts";
import { primaryKilled, slotsMoved } from "./cluster.ts";
import { deadlyByPolling, deadlyByWebhook } from "./deadly-update.ts";
import { REDIS_HURT } from "./redis-hurt.ts";
import { replacedByPolling, rollingUpdate } from "./rolling-update.ts";
import { DELIVERED_AGAIN } from "./telegram-deliveries.ts";
import { TELEGRAM_CUT_OFF } from "./telegram-network.ts";
import { TELEGRAM_WEATHER } from "./telegram-weather.ts";

/** In the order in which `npm run soak` runs them. */
export const SCENARIOS: readonly FaultScenario[] = [
  ...[killedByWebhook, killedByPolling],
  ...[rollingUpdate, replacedByPolling],
  ...[deadlyByWebhook, deadlyByPolling],
  ...REDIS_HURT,
  ...[primaryKilled, slotsMoved],
  ...TELEGRAM_WEATHER,
  ...TELEGRAM_CUT_OFF,
  ...DELIVERED_AGAIN,
  ...CLOCK_JUMPS,
];
