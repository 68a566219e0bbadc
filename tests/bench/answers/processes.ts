import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Figures, TalkOrder } from "./talkers.ts";

export interface LocalTelegram {
  readonly apiRoot: string;
  /** A world of its own for the bot of this token. */
  open(token: string, webhook: string | undefined): Promise<void>;
  talk(token: string, order: TalkOrder): Promise<Figures>;
  close(): void;
}

export async function startLocalTelegram(): Promise<LocalTelegram> {
  const child = fork(fileURLToPath(new URL("local-telegram.ts", import.meta.url)));
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  return {
    apiRoot: `http://127.0.0.1:${port}`,
    async open(token, webhook) {
      child.send({ kind: "open", token, webhook });
      await once(child, "message");
    },
    async talk(token, order) {
      child.send({ kind: "talk", token, order });
      const [{ figures }] = (await once(child, "message")) as [{ figures: Figures }];
      return figures;
    },
    close: () => child.disconnect(),
  };
}

export interface BotUnderTest {
  readonly pid: number;
  readonly output: () => string;
  /** Megabytes that it holds now. */
  rss(): number;
  /** Milliseconds from its start to its word that it is ready. */
  readonly readyAfter: number;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** A bot as a process of its own, given back when it says that it is ready. */
export async function startBotProcess(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<BotUnderTest> {
  const { PATH = "", HOME = "" } = process.env;
  const begun = performance.now();
  const child = spawn(process.execPath, args, {
    env: { PATH, HOME, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  process.once("exit", () => child.kill("SIGKILL"));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  await untilReady(child, () => output);
  const pid = child.pid ?? 0;
  return {
    pid,
    output: () => output,
    rss: () => rssOf(pid),
    readyAfter: performance.now() - begun,
    async stop(signal = "SIGKILL") {
      const gone = once(child, "exit");
      child.kill(signal);
      await gone;
    },
  };
}

async function untilReady(child: ChildProcess, output: () => string): Promise<void> {
  while (!output().includes("is ready")) {
    if (child.exitCode !== null) throw new Error(`A bot did not start. It said:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** Megabytes. */
function rssOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}
