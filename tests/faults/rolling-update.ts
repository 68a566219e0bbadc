import { setTimeout as sleep } from "node:timers/promises";
import type { FaultScenario, Ground } from "../support/faults/scenario.ts";
import { type FaultWorld, underFault } from "../support/faults/world.ts";
import { until } from "../support/until.ts";

const INSTANCES = 2;

/** As it is without a word in the settings: longer than two looks of the balancer. */
const DRAIN = { DRAIN_SECONDS: "3" };

export const rollingUpdate: FaultScenario = {
  name: "rolling-update",
  title: "webhook instances replaced one by one, each after its successor is ready",
  short: { volunteers: 6, faults: 2 },
  long: { volunteers: 50, faults: 40 },
  run: (size, { redisUrl, say }) =>
    underFault(
      { mode: "webhook", instances: INSTANCES, spares: 1, redisUrls: [redisUrl], environment: DRAIN },
      size,
      (world) => replaceEach(world, size.faults, say),
    ),
};

export const replacedByPolling: FaultScenario = {
  name: "replaced-polling",
  title: "polling: the old process ends, then the new one starts",
  short: { volunteers: 6, faults: 1 },
  long: { volunteers: 50, faults: 40 },
  run: (size, { redisUrl, say }) =>
    underFault({ mode: "polling", redisUrls: [redisUrl] }, size, (world) => replaceTheOne(world, size.faults, say)),
};

async function replaceEach({ fleet, balancer }: FaultWorld, times: number, say: Ground["say"]): Promise<number> {
  let spare = INSTANCES;
  for (let replaced = 0; replaced < times; replaced++) {
    const old = (spare + 1) % fleet.size;
    await fleet.start(spare);
    await sleep(300 + ((replaced * 137) % 400));
    await endInOrder(fleet, old);
    spare = old;
  }
  const { refused = 0, brokenOff = 0 } = balancer?.missed ?? {};
  if (refused + brokenOff > 0) throw new Error(`${refused} requests met a closed door, ${brokenOff} were broken off`);
  say(`${times} replaced, no request met a closed door or was broken off`);
  return times;
}

async function replaceTheOne({ fleet, crowd }: FaultWorld, times: number, say: Ground["say"]): Promise<number> {
  const gaps: number[] = [];
  for (let replaced = 0; replaced < times; replaced++) {
    await sleep(300 + ((replaced * 137) % 700));
    const begun = performance.now();
    await endInOrder(fleet, 0);
    await fleet.start(0);
    const { answers } = crowd.tally;
    await until(() => crowd.tally.answers > answers, 60_000);
    gaps.push(Math.round(performance.now() - begun));
  }
  say(`${times} replaced, nobody was answered for at most ${Math.max(...gaps)} ms`);
  return times;
}

async function endInOrder(fleet: FaultWorld["fleet"], instance: number): Promise<void> {
  const code = await fleet.end(instance);
  if (code !== 0) throw new Error(`An instance that was asked to end said ${code}.`);
}
