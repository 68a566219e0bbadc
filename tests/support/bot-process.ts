import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { noteOutput, noteSecrets } from "./run-notes.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** A run that is broken off leaves no bot behind. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

export interface BotProcess {
  readonly port: number;
  readonly pid: number;
  /** Everything it wrote so far. */
  output(): string;
  /** Resolves with the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  readonly exited: Promise<number | null>;
}

/** The real bot, as its own process. Resolves when it says that it is ready. */
export async function startBot(environment: Readonly<Record<string, string>>): Promise<BotProcess> {
  const port = Number(environment["PORT"] ?? (await freePort()));
  const bot = spawnBot({ ...environment, PORT: String(port) });
  await untilReady(bot);
  return { ...bot, port };
}

/** Ends a process that does not get ready. */
export async function untilReady(bot: Omit<BotProcess, "port">): Promise<void> {
  let isGone = false;
  void bot.exited.then(() => {
    isGone = true;
  });
  for (let waited = 0; !bot.output().includes("Juru Damai is ready"); waited += 20) {
    if (isGone || waited > 60_000) {
      await bot.stop("SIGKILL");
      throw new Error(`The bot did not get ready. It said:\n${bot.output()}`);
    }
    await sleep(20);
  }
}

/** Without waiting: for starts that must fail, or wait for something. */
export function spawnBot(environment: Readonly<Record<string, string>>, folder = ROOT): Omit<BotProcess, "port"> {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [join(ROOT, "src/main.ts")], {
    cwd: folder,
    env: { PATH, HOME, LOG_LEVEL: "info", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  noteSecrets(environment);
  child.once("close", () => noteOutput(output));
  const exited = once(child, "exit").then(([code]) => code as number | null);
  return {
    pid: child.pid ?? 0,
    exited,
    output: () => output,
    async stop(signal = "SIGTERM") {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      return exited;
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}
