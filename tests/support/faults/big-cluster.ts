import { until } from "../until.ts";
import { type ClusterNode, clusterNode, type NodeWishes } from "./cluster-node.ts";

export interface BigCluster {
  readonly nodes: readonly ClusterNode[];
  readonly urls: readonly [string, string, ...string[]];
  primaryOf(slot: number): Promise<ClusterNode>;
  replicaOf(slot: number): Promise<ClusterNode>;
  slotOf(key: string): Promise<number>;
  /** Every slot is served again, by whomever. */
  untilServed(): Promise<void>;
  /** Every slot is served, all nodes run and agree, and each replica follows its primary. */
  untilWhole(): Promise<void>;
  /** Ends every node and removes its data. */
  remove(): Promise<void>;
}

const SHARDS = 3;
const SLOTS = 16_384;
const SOON = 30_000;

/** Three primaries with a replica each. */
export async function bigCluster(wishes: NodeWishes = {}): Promise<BigCluster> {
  const nodes = await Promise.all(Array.from({ length: 2 * SHARDS }, () => clusterNode(wishes)));
  const remove = async () => void (await Promise.all(nodes.map((node) => node.remove())));
  const untilWhole = () => until(() => isWhole(nodes), SOON);
  try {
    await Promise.all(nodes.map((node) => node.start()));
    await join(nodes);
    await untilWhole();
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    ...{ nodes, untilWhole, remove },
    untilServed: () => until(() => isServed(nodes), SOON),
    urls: nodes.map(({ url }) => url) as unknown as BigCluster["urls"],
    slotOf: async (key) => Number(await running(nodes).ask("CLUSTER", "KEYSLOT", key)),
    primaryOf: async (slot) => (await serversOf(nodes, slot))[0],
    replicaOf: async (slot) => (await serversOf(nodes, slot))[1],
  };
}

async function join(nodes: readonly ClusterNode[]): Promise<void> {
  const [first, ...others] = nodes as readonly [ClusterNode, ...ClusterNode[]];
  await Promise.all(nodes.map((node, at) => node.ask("CLUSTER", "SET-CONFIG-EPOCH", String(at + 1))));
  for (const { ownPort, bus } of others) await first.ask("CLUSTER", "MEET", "127.0.0.1", String(ownPort), String(bus));
  for (const node of nodes) await until(async () => (await nodesSeenBy(node)).length === nodes.length, SOON);
  const edges = Array.from({ length: SHARDS + 1 }, (_, at) => Math.floor((SLOTS * at) / SHARDS));
  for (let at = 0; at < SHARDS; at++) {
    const [from, to] = [String(edges[at]), String((edges[at + 1] ?? 0) - 1)];
    const id = String(await nodes[at]?.ask("CLUSTER", "MYID"));
    await nodes[at]?.ask("CLUSTER", "ADDSLOTSRANGE", from, to);
    await nodes[at + SHARDS]?.ask("CLUSTER", "REPLICATE", id);
  }
}

/** As CLUSTER NODES tells it: id, address, flags, primary, and so on. */
async function nodesSeenBy(node: ClusterNode): Promise<readonly (readonly string[])[]> {
  const lines = String(await node.ask("CLUSTER", "NODES"))
    .trim()
    .split("\n");
  return lines.map((line) => line.split(" ")).filter(([, , flags]) => !/handshake|noaddr/.test(flags ?? ""));
}

async function isServed(nodes: readonly ClusterNode[]): Promise<boolean> {
  const up = nodes.filter((node) => node.isUp());
  const seen = await Promise.all(up.map((node) => node.ask("CLUSTER", "INFO").catch(() => "")));
  const isAgreed = seen.every((info) => /cluster_state:ok[^]*cluster_slots_ok:16384/.test(String(info)));
  const ranges = (await running(nodes).ask("CLUSTER", "SLOTS")) as readonly SlotsLine[];
  return isAgreed && ranges.every(([, , primary]) => up.some(({ port }) => port === primary?.[1]));
}

async function isWhole(nodes: readonly ClusterNode[]): Promise<boolean> {
  for (const node of nodes) {
    if (!node.isUp()) return false;
    const seen = await nodesSeenBy(node).catch(() => []);
    if (seen.length !== nodes.length || seen.some(([, , flags]) => /fail/.test(flags ?? ""))) return false;
    const info = String(await node.ask("CLUSTER", "INFO").catch(() => ""));
    if (!info.includes("cluster_state:ok") || !info.includes("cluster_slots_ok:16384")) return false;
    const replication = String(await node.ask("INFO", "replication").catch(() => ""));
    if (!/role:master[^]*slave0:[^\n]*state=online|master_link_status:up/.test(replication)) return false;
  }
  return true;
}

async function serversOf(nodes: readonly ClusterNode[], slot: number): Promise<[ClusterNode, ClusterNode]> {
  const ranges = (await running(nodes).ask("CLUSTER", "SLOTS")) as readonly SlotsLine[];
  const [, , ...servers] = ranges.find(([from, to]) => from <= slot && slot <= to) ?? [];
  const [primary, replica] = servers.map(([, port]) => nodes.find((node) => node.port === port));
  if (primary === undefined) throw new Error(`Nobody serves slot ${slot}`);
  return [primary, replica ?? primary];
}

type SlotsLine = readonly [number, number, ...(readonly [string, number])[]];

function running(nodes: readonly ClusterNode[]): ClusterNode {
  const node = nodes.find((one) => one.isUp());
  if (node === undefined) throw new Error("No node of the cluster runs.");
  return node;
}
