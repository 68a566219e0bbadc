import { setTimeout as sleep } from "node:timers/promises";
import type { BigCluster } from "./big-cluster.ts";

/**
 * Gives a slot to the next primary, as redis-cli does, but one key at a time: meanwhile what belongs together lies half here
 * and half there. Answers how many keys went.
 */
export async function moveSlot(cluster: BigCluster, slot: number, pauseMs: number): Promise<number> {
  const from = await cluster.primaryOf(slot);
  const to = await nextPrimary(cluster, slot);
  const [fromId, toId] = [String(await from.ask("CLUSTER", "MYID")), String(await to.ask("CLUSTER", "MYID"))];
  const name = String(slot);
  await to.ask("CLUSTER", "SETSLOT", name, "IMPORTING", fromId);
  await from.ask("CLUSTER", "SETSLOT", name, "MIGRATING", toId);
  let moved = 0;
  for (;;) {
    await sleep(pauseMs);
    const [key] = (await from.ask("CLUSTER", "GETKEYSINSLOT", name, "1")) as readonly string[];
    if (key === undefined) break;
    await from.ask("MIGRATE", "127.0.0.1", String(to.ownPort), "", "0", "5000", "KEYS", key);
    moved++;
  }
  // Whoever takes it over first, then whoever gives it away: never is there nobody.
  for (const node of [to, from]) await node.ask("CLUSTER", "SETSLOT", name, "NODE", toId);
  return moved;
}

async function nextPrimary(cluster: BigCluster, slot: number) {
  const from = await cluster.primaryOf(slot);
  for (let other = slot + 1_000; ; other += 1_000) {
    const to = await cluster.primaryOf(other % 16_384);
    if (to !== from) return to;
  }
}
