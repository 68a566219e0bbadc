import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { askServer } from "./ask-server.ts";
import { claimFolder } from "./claim-folder.ts";

export interface PrivateRedis {
  /** With the password: nobody else on this machine may read what volunteers write. */
  readonly url: string;
  readonly port: number;
  readonly password: string;
  readonly pid: number;
  /** Resolves when the server is gone, wanted or not. */
  readonly ended: Promise<void>;
  /** Ends this server by its process id, after it has written everything. */
  stop(): Promise<void>;
}

export interface PrivateRedisWish {
  /** Made when missing; one server a folder. */
  readonly folder: string;
  /** Any free port when left out. */
  readonly port?: number;
  /** A new one when left out. */
  readonly password?: string;
  /** Whether what is written outlives the server. */
  readonly appendOnly: boolean;
}

export class PrivateRedisError extends Error {
  override readonly name = "PrivateRedisError";
}

const SERVERS = ["redis-server", "valkey-server"] as const;
const TRIES = 5;
const READY_WITHIN = 60_000;
const END_WITHIN = 10_000;

/** Starts a Redis of our own on the loopback address, as a child of this process. Throws PrivateRedisError. */
export async function startPrivateRedis({
  folder,
  port,
  password = randomBytes(24).toString("base64url"),
  appendOnly,
}: PrivateRedisWish): Promise<PrivateRedis> {
  const home = resolve(folder);
  await mkdir(home, { recursive: true, mode: 0o700 });
  const claim = await claimFolder(home).catch((error: Error) => {
    throw new PrivateRedisError(error.message);
  });
  try {
    for (let tries = 1; ; tries++) {
      const chosen = port ?? (await freePort());
      await claim.record({ port: chosen, password });
      const outcome = await launch(serverConfig({ home, port: chosen, password, appendOnly }), chosen, password);
      if (outcome.kind === "ready") {
        return serverOf(outcome.child, { pid: outcome.pid, port: chosen, password, release: claim.release });
      }
      // Between choosing a port and using it another program may take it.
      if (outcome.kind === "port taken" && port === undefined && tries < TRIES) continue;
      throw new PrivateRedisError(
        outcome.kind === "port taken" ? `Port ${chosen} for Redis is taken by another program.` : outcome.reason,
      );
    }
  } catch (error) {
    await claim.release();
    throw error;
  }
}

type Launch =
  | { readonly kind: "ready"; readonly child: ChildProcess; readonly pid: number }
  | { readonly kind: "port taken" }
  | { readonly kind: "failed"; readonly reason: string };

async function launch(config: string, port: number, password: string): Promise<Launch> {
  for (const program of SERVERS) {
    // Its own process group: Ctrl-C at the terminal must reach us first, so that the bot can finish before its Redis ends.
    const child = spawn(program, ["-"], { stdio: ["pipe", "pipe", "pipe"], detached: true });
    const endWithUs = () => child.kill("SIGTERM");
    process.once("exit", endWithUs);
    child.once("close", () => process.off("exit", endWithUs));
    const words: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        words.push(text);
        if (words.length > 20) words.shift();
      });
    }
    const end = new Promise<string>((done) => {
      child.once("error", (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
      child.once("close", (code, signal) => done(`exit ${code ?? signal}`));
    });
    child.stdin.on("error", () => undefined).end(config);
    const outcome = await Promise.race([end, answers(port, password)]);
    if (outcome === "ENOENT") continue;
    if (outcome === "ready" && child.pid !== undefined) return { kind: "ready", child, pid: child.pid };
    child.kill("SIGKILL");
    await end;
    const said = words.join("").trim().split("\n").slice(-5).join("\n");
    if (/address already in use/i.test(said)) return { kind: "port taken" };
    return { kind: "failed", reason: `${program} did not start (${outcome}). Its last words:\n${said}` };
  }
  return { kind: "failed", reason: howToInstall() };
}

/** "ready" once it answers: a long append-only file is read first. */
async function answers(port: number, password: string): Promise<"ready" | "no answer"> {
  for (const start = performance.now(); performance.now() - start < READY_WITHIN; ) {
    if ((await askServer(port, password, "PING")).includes("+PONG")) return "ready";
    await sleep(25, undefined, { ref: false });
  }
  return "no answer";
}

interface Running {
  readonly pid: number;
  readonly port: number;
  readonly password: string;
  release(): Promise<void>;
}

function serverOf(child: ChildProcess, { pid, port, password, release }: Running): PrivateRedis {
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  return {
    url: `redis://:${password}@127.0.0.1:${port}`,
    ...{ port, password, pid, ended },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill("SIGTERM");
        const impatience = setTimeout(() => child.kill("SIGKILL"), END_WITHIN);
        await ended;
        clearTimeout(impatience);
      }
      await release();
    },
  };
}

/** Handed over on standard input: the password appears neither in a file nor in the list of processes. */
function serverConfig(wish: {
  readonly home: string;
  readonly port: number;
  readonly password: string;
  readonly appendOnly: boolean;
}): string {
  return [
    "bind 127.0.0.1",
    `port ${wish.port}`,
    `requirepass ${wish.password}`,
    `dir ${JSON.stringify(wish.home)}`,
    "daemonize no",
    `appendonly ${wish.appendOnly ? "yes" : "no"}`,
    // With "everysec" Redis answers while the disk still works on the second before: a kill then takes what was confirmed.
    "appendfsync always",
    'save ""',
    "maxmemory-policy noeviction",
    "",
  ].join("\n");
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening, failed) => {
    probe.once("error", failed).listen(0, "127.0.0.1", listening);
  });
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === "string") throw new PrivateRedisError("This machine gives no free port.");
  return address.port;
}

function howToInstall(): string {
  return [
    "No Redis is installed here: neither redis-server nor valkey-server was found. Install one:",
    "  Debian, Ubuntu:  sudo apt-get update && sudo apt-get install -y redis-server",
    "  macOS:           brew install redis",
    "or set REDIS_URL to the address of a Redis that you already have.",
  ].join("\n");
}
