import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./bot-process.ts";

export interface HurtableRedis {
  readonly url: string;
  pid(): number;
  start(): Promise<void>;
  /** SIGKILL leaves it no time to write. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

/** A Redis with append-only file for tests that kill or freeze it: it comes back at the same address with its data. */
export async function hurtableRedis(): Promise<HurtableRedis> {
  const folder = await mkdtemp(join(tmpdir(), "juru-damai-hurt-"));
  const port = await freePort();
  let child: ChildProcess | undefined;

  async function stop(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGCONT");
    child.kill(signal);
    await gone;
  }

  return {
    url: `redis://127.0.0.1:${port}`,
    pid: () => child?.pid ?? 0,
    async start() {
      const options = { port, bind: "127.0.0.1", dir: folder, appendonly: "yes", appendfsync: "everysec", save: "" };
      const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
      child = spawn("redis-server", flags, { stdio: "ignore" });
      // A test run that is broken off leaves nothing running.
      process.once("exit", () => child?.kill("SIGKILL"));
      while (!(await answers(port))) await sleep(20);
    },
    stop,
    async remove() {
      await stop("SIGKILL");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    socket.write("PING\r\n");
    const [reply] = (await once(socket, "data")) as [Buffer];
    return reply.toString().startsWith("+PONG");
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
