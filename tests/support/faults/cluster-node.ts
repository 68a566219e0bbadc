import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "redis";
import { freePort } from "../bot-process.ts";

export interface ClusterNode {
  /** Where the others and clients find it: that of the proxy, if there is one. */
  readonly port: number;
  readonly url: string;
  readonly bus: number;
  readonly ownPort: number;
  /** One plain command on a connection of its own. Throws when the node refuses or is away. */
  ask(...args: readonly string[]): Promise<unknown>;
  start(): Promise<void>;
  /** SIGKILL: no time to hand on what its replica does not have yet. */
  kill(): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  isUp(): boolean;
  /** Kills it and removes its data. */
  remove(): Promise<void>;
}

export interface NodeWishes {
  /** After this much silence a node counts as failed, and its replica stands for election. */
  readonly nodeTimeoutMs?: number;
  readonly settings?: Readonly<Record<string, string>>;
  /** The port of something in front of it, where the others shall go. */
  readonly inFront?: (port: number) => Promise<number>;
}

/** A node of a cluster, with append-only file: whoever comes back has its data. */
export async function clusterNode({ nodeTimeoutMs = 1000, settings = {}, inFront }: NodeWishes): Promise<ClusterNode> {
  const folder = await mkdtemp(join(tmpdir(), "juru-damai-node-"));
  const ownPort = await freePort();
  // Nodes speak to each other on a second port, which by itself is 10000 higher and may not exist.
  const bus = await freePort();
  const port = (await inFront?.(ownPort)) ?? ownPort;
  const flags = Object.entries({
    ...{ port: ownPort, bind: "127.0.0.1", dir: folder, save: "", appendonly: "yes" },
    ...{ "cluster-enabled": "yes", "cluster-port": bus, "cluster-node-timeout": nodeTimeoutMs },
    ...{ "cluster-announce-port": port, "cluster-announce-bus-port": bus, "cluster-announce-ip": "127.0.0.1" },
    ...settings,
  }).flatMap(([name, value]) => [`--${name}`, String(value)]);
  let child: ChildProcess | undefined;
  const isUp = () => child !== undefined && child.exitCode === null && child.signalCode === null;
  // A test run that is broken off leaves nothing running.
  process.once("exit", () => child?.kill("SIGKILL"));

  async function ask(...args: readonly string[]): Promise<unknown> {
    const client = createClient({ socket: { host: "127.0.0.1", port: ownPort, reconnectStrategy: false } });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return await client.sendCommand([...args]);
    } finally {
      client.destroy();
    }
  }

  async function kill(): Promise<void> {
    if (!isUp()) return;
    const gone = once(child as ChildProcess, "exit");
    child?.kill("SIGKILL");
    await gone;
  }

  return {
    ...{ port, ownPort, bus, url: `redis://127.0.0.1:${port}`, isUp, ask, kill },
    async start() {
      child = spawn("redis-server", flags, { stdio: "ignore" });
      while (!(await ask("PING").catch(() => false))) await sleep(20);
    },
    signal: (signal) => void child?.kill(signal),
    async remove() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
