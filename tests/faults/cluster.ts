import { setTimeout as sleep } from "node:timers/promises";
import { connectRedis } from "../../src/redis/connection.ts";
import { slotOf } from "../../src/redis/slots.ts";
import { type BigCluster, bigCluster } from "../support/faults/big-cluster.ts";
import { laggingReplicas } from "../support/faults/lagging-replicas.ts";
import { moveSlot } from "../support/faults/move-slot.ts";
import type { FaultScenario, Ground, Size } from "../support/faults/scenario.ts";
import { underFault } from "../support/faults/world.ts";

/** A replica in another building: what its primary has answered lately is on its way when the primary dies. */
const FAR_AWAY_MS = 20;
const TALKED_BEFORE_MS = 700;

export const primaryKilled: FaultScenario = {
  name: "cluster-primary-killed",
  title: "kill -9 of a primary of the cluster, its replica takes over, two instances",
  short: { volunteers: 6, faults: 1 },
  long: { volunteers: 50, faults: 12 },
  run: (size, { say }) => onCluster(size, (cluster) => killPrimaries(cluster, size.faults, say)),
};

export const slotsMoved: FaultScenario = {
  name: "cluster-slots-moved",
  title: "slots of chats that talk move to another primary, key by key, two instances",
  short: { volunteers: 6, faults: 6 },
  long: { volunteers: 50, faults: 150 },
  run: (size) => onCluster(size, (cluster) => moveSlots(cluster, size.faults)),
};

/** For every day: both on the same cluster, which takes longer to build than to hurt. */
export const clusterHurt: FaultScenario = {
  name: "cluster-hurt",
  title: "slots of a cluster move under the talks, then a primary is killed, two instances",
  short: { volunteers: 8, faults: 1 },
  long: { volunteers: 50, faults: 4 },
  run: (size, { say }) =>
    onCluster(size, async (cluster) => {
      const moved = await moveSlots(cluster, 8 * size.faults);
      return moved + (await killPrimaries(cluster, size.faults, say));
    }),
};

async function killPrimaries(cluster: BigCluster, times: number, say: Ground["say"]): Promise<number> {
  for (let kills = 0; kills < times; kills++) {
    await sleep(TALKED_BEFORE_MS + ((kills * 137) % 500));
    const primary = await cluster.primaryOf((kills * 5461 + 100) % 16_384);
    await primary.kill();
    const died = performance.now();
    await cluster.untilServed();
    say(`a replica has taken over after ${Math.round(performance.now() - died)} ms`);
    await sleep(TALKED_BEFORE_MS);
    await primary.start();
    // The next one may be the neighbour of the last: it must have a replica that has caught up.
    await cluster.untilWhole();
  }
  return times;
}

async function moveSlots(cluster: BigCluster, times: number): Promise<number> {
  for (let moves = 0; moves < times; ) {
    for (const slot of (await slotsInUse(cluster)).slice(0, times - moves)) {
      await moveSlot(cluster, slot, 30);
      moves++;
    }
  }
  return times;
}

/** Chats first, then cases, referrals, lists and the queue. */
async function slotsInUse(cluster: BigCluster): Promise<readonly number[]> {
  const redis = await connectRedis(cluster.urls, () => undefined);
  const slots = new Set<number>();
  for (const pattern of ["{chat:*", "{*"]) {
    for await (const page of redis.scan(pattern)) for (const key of page) slots.add(slotOf(key));
  }
  await redis.close();
  return [...slots];
}

async function onCluster(size: Size, hurt: (cluster: BigCluster) => Promise<number>) {
  const network = laggingReplicas();
  // Machines that run tests are busy: a node that only waits for the processor is not to be voted out.
  const cluster = await bigCluster({
    nodeTimeoutMs: 1500,
    inFront: network.inFront,
    settings: { "cluster-require-full-coverage": "no" },
  });
  try {
    network.lag(FAR_AWAY_MS);
    return await underFault({ mode: "webhook", instances: 2, redisUrls: cluster.urls }, size, () => hurt(cluster));
  } finally {
    await cluster.remove();
    network.close();
  }
}
