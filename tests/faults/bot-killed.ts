import { setTimeout as sleep } from "node:timers/promises";
import type { FaultScenario } from "../support/faults/scenario.ts";
import { type FaultWorld, underFault } from "../support/faults/world.ts";

export const killedByWebhook: FaultScenario = {
  name: "bot-killed-webhook",
  title: "kill -9 of the bot, webhook, two instances in turn",
  short: { volunteers: 8, faults: 8 },
  long: { volunteers: 50, faults: 200 },
  run: (size, { redisUrl }) =>
    underFault({ mode: "webhook", instances: 2, redisUrls: [redisUrl] }, size, (world) =>
      kill(world, size.faults, 700),
    ),
};

export const killedByPolling: FaultScenario = {
  name: "bot-killed-polling",
  title: "kill -9 of the bot, polling",
  short: { volunteers: 8, faults: 5 },
  long: { volunteers: 50, faults: 200 },
  run: (size, { redisUrl }) =>
    // Nobody else answers meanwhile: it lives long enough to get through what has piled up.
    underFault({ mode: "polling", redisUrls: [redisUrl] }, size, (world) => kill(world, size.faults, 4000)),
};

async function kill({ fleet }: FaultWorld, times: number, longestLife: number): Promise<number> {
  for (let kills = 0; kills < times; kills++) {
    const instance = kills % fleet.size;
    // Spread over the whole of a talk: no two kills meet the same moment.
    await sleep(20 + ((kills * 1370) % longestLife));
    await fleet.kill(instance);
    await fleet.start(instance);
  }
  return times;
}
