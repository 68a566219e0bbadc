import { setTimeout as sleep } from "node:timers/promises";
import type { FaultScenario, Size } from "../support/faults/scenario.ts";
import { type Network, type TcpProxy, tcpProxy } from "../support/faults/tcp-proxy.ts";
import { type FaultWorld, underFault, type WorldWishes } from "../support/faults/world.ts";

const CUTS: readonly Network[] = ["refused", "black hole", "replies lost", "reply resets"];
/** What was written while nothing passed arrives when it is open again. */
const LATE = 2000;

const networkByPolling: FaultScenario = {
  name: "telegram-network-polling",
  title: "network between bot and Telegram: refused, black hole, replies lost, reset; at the start, too; polling",
  short: { volunteers: 4, faults: 1 },
  long: { volunteers: 30, faults: 5 },
  run: (size, { redisUrl }) => cutOff({ mode: "polling", redisUrls: [redisUrl] }, size),
};

const networkByWebhook: FaultScenario = {
  name: "telegram-network-webhook",
  title: "the same network, webhook, two instances",
  short: { volunteers: 4, faults: 1 },
  long: { volunteers: 30, faults: 5 },
  run: (size, { redisUrl }) => cutOff({ mode: "webhook", instances: 2, redisUrls: [redisUrl] }, size),
};

/** `faults`: rounds through all of it; each cut lasts so many seconds and one more. */
async function cutOff(wishes: WorldWishes, size: Size) {
  let proxy: TcpProxy | undefined;
  const apiRoot = async (root: string) => {
    proxy = await tcpProxy(Number(new URL(root).port));
    return `http://127.0.0.1:${proxy.port}`;
  };
  try {
    return await underFault({ ...wishes, apiRoot, patienceMs: 120_000 }, size, async (world) => {
      if (proxy === undefined) throw new Error("There is no proxy.");
      for (let round = 1; round <= size.faults; round++) {
        for (const network of CUTS) await during(network, proxy, world, () => sleep((1 + round) * 1000));
      }
      await during("black hole", proxy, world, async () => {
        await world.fleet.kill(0);
        void world.fleet.start(0);
        await sleep(1500);
      });
      await isReady(world);
      return size.faults * CUTS.length + 1;
    });
  } finally {
    await proxy?.close();
  }
}

async function during(network: Network, proxy: TcpProxy, { sentTwice }: FaultWorld, work: () => Promise<void>) {
  const from = Date.now();
  proxy.set(network);
  await work();
  proxy.set("open");
  sentTwice.noteCut(from, Date.now() + LATE);
  await sleep(1000);
}

/** Only who is ready can be stopped in good order. */
async function isReady({ fleet }: FaultWorld): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    try {
      fleet.pid(0);
      return;
    } catch {
      await sleep(50);
    }
  }
}

export const TELEGRAM_CUT_OFF: readonly FaultScenario[] = [networkByPolling, networkByWebhook];
