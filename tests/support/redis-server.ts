import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./bot-process.ts";

export interface HurtableRedis {
  readonly url: string;
  readonly port: number;
  pid(): number;
  start(): Promise<void>;
  /** SIGKILL leaves it no time to write. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** No more memory than it uses now, and what is given; undefined: as much as it wants. */
  limitMemory(more: number | undefined): Promise<void>;
  /** The file it appends to may not grow, as on a disk that is full; or it may again. */
  limitDisk(isFull: boolean): Promise<void>;
  /** One command past everything that is hurt, in words without spaces. Gives the plain answer of the protocol. */
  ask(command: string): Promise<string>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

/** A write beyond the limit then fails, as on a full disk; otherwise the signal would end the server. */
const WITHOUT_SIGNAL = `trap '' XFSZ; exec redis-server "$@"`;

/**
 * A Redis with append-only file for tests that kill, freeze or starve it: it comes back at the same address with its data.
 */
export async function hurtableRedis(appendfsync: "everysec" | "always" = "everysec"): Promise<HurtableRedis> {
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

  const pid = () => child?.pid ?? 0;

  async function ask(command: string): Promise<string> {
    const socket = connect(port, "127.0.0.1");
    try {
      await once(socket, "connect");
      socket.write(`${command}\r\n`);
      const [reply] = (await once(socket, "data")) as [Buffer];
      return reply.toString();
    } finally {
      socket.destroy();
    }
  }

  return {
    ...{ url: `redis://127.0.0.1:${port}`, port, pid, ask },
    async start() {
      const options = { port, bind: "127.0.0.1", dir: folder, appendonly: "yes", appendfsync, save: "" };
      const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
      child = spawn("bash", ["-c", WITHOUT_SIGNAL, "redis-server", ...flags], { stdio: "ignore" });
      // A test run that is broken off leaves nothing running.
      const [endWithUs, started] = [() => started.kill("SIGKILL"), child];
      process.once("exit", endWithUs);
      started.once("exit", () => process.off("exit", endWithUs));
      while (!(await isAnswering(ask))) await sleep(20);
    },
    stop,
    async limitMemory(more) {
      const used = /used_memory:(\d+)/.exec(await ask("INFO memory"))?.[1];
      await ask(`CONFIG SET maxmemory ${more === undefined ? 0 : Number(used) + more}`);
    },
    async limitDisk(isFull) {
      const written = isFull ? await sizeOfLargest(join(folder, "appendonlydir")) : "unlimited";
      const limiting = spawn("prlimit", ["--pid", String(pid()), `--fsize=${written}:unlimited`], { stdio: "inherit" });
      await once(limiting, "exit");
    },
    async remove() {
      await stop("SIGKILL");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function isAnswering(ask: (command: string) => Promise<string>): Promise<boolean> {
  return (await ask("PING").catch(() => "")).startsWith("+PONG");
}

async function sizeOfLargest(folder: string): Promise<number> {
  const names = await readdir(folder);
  return Math.max(...(await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))));
}
