import { setTimeout as sleep } from "node:timers/promises";
import { DAY, HOUR } from "../../src/domain/duration.ts";
import { jumpingClock } from "../support/faults/jumping-clock.ts";
import type { FaultScenario, Size } from "../support/faults/scenario.ts";
import { underFault, type WorldWishes } from "../support/faults/world.ts";

/** How fast the clock is, one after the other: forward, and back to what is right. */
const SHIFTS = [3 * HOUR, 0, -HOUR, 0, 2 * DAY, 0];

const clockByPolling: FaultScenario = {
  name: "clock-jumps-polling",
  title: "a clock that jumps by 3 hours, by 2 days and back by an hour, polling",
  short: { volunteers: 6, faults: 1 },
  long: { volunteers: 50, faults: 20 },
  run: (size, { redisUrl }) => jump({ mode: "polling", redisUrls: [redisUrl] }, size),
};

const clockByWebhook: FaultScenario = {
  name: "clock-jumps-webhook",
  title: "the same clock, webhook, two instances",
  short: { volunteers: 6, faults: 1 },
  long: { volunteers: 50, faults: 20 },
  run: (size, { redisUrl }) => jump({ mode: "webhook", instances: 2, redisUrls: [redisUrl] }, size),
};

/** `faults`: so many seconds between two jumps. The clock of Redis goes as it always did. */
async function jump(wishes: WorldWishes, size: Size) {
  const clock = jumpingClock();
  try {
    return await underFault({ ...wishes, environment: clock.environment }, size, async () => {
      for (const shift of SHIFTS) {
        clock.set(shift);
        await sleep(size.faults * 1000);
      }
      return SHIFTS.length;
    });
  } finally {
    clock.remove();
  }
}

export const CLOCK_JUMPS: readonly FaultScenario[] = [clockByPolling, clockByWebhook];
