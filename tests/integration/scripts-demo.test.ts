import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

interface Demo {
  readonly child: ChildProcess;
  words(): string;
  readonly ended: Promise<number | null>;
}

let folder: string;
let demos: Demo[];

function startDemo(port: number, variables: NodeJS.ProcessEnv = {}): Demo {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, ["scripts/demo.ts", "--port", String(port), "--folder", folder], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH, HOME, ...variables },
  });
  let words = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (words += text.toString()));
  const ended = once(child, "close").then(([code]) => code as number | null);
  const demo = { child, words: () => words, ended };
  demos.push(demo);
  return demo;
}

/** The address that the demo prints. */
async function readyAt(demo: Demo): Promise<string> {
  while (!demo.words().includes("Ctrl-C ends it.")) {
    if (demo.child.exitCode !== null) throw new Error(demo.words());
    await sleep(50);
  }
  return /http:\/\/\S+/.exec(demo.words())?.[0] ?? "";
}

/** How many messages come back, on the page of the volunteer of the demo. */
async function answersTo(text: string, address: string): Promise<number> {
  const person = `${address}/play/people/7001`;
  const headers = { "content-type": "application/json" };
  await fetch(`${person}/messages`, { method: "POST", headers, body: JSON.stringify({ text }) });
  for (let tries = 0; tries < 50; tries++) {
    const { messages } = (await (await fetch(person)).json()) as { messages: readonly unknown[] };
    if (messages.length > 1) return messages.length - 1;
    await sleep(100);
  }
  return 0;
}

async function takeAnyPort(): Promise<{ server: Server; port: number }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, port: (server.address() as { port: number }).port };
}

/** Processes whose parent this is, by name. */
async function childrenOf(pid: number | undefined): Promise<readonly number[]> {
  const ps = spawn("ps", ["-A", "-o", "pid=,ppid="], { stdio: ["ignore", "pipe", "inherit"] });
  let table = "";
  ps.stdout.on("data", (text: Buffer) => (table += text.toString()));
  await once(ps, "close");
  const rows = table.split("\n").map((row) => row.trim().split(/\s+/).map(Number));
  return rows.filter(([, parent]) => parent === pid).map(([child = 0]) => child);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "juru-damai-demo-"));
  demos = [];
});

afterEach(async () => {
  for (const { child, ended } of demos) {
    child.kill("SIGTERM");
    await ended;
  }
  await rm(folder, { recursive: true, force: true });
});

describe("scripts/demo", () => {
  it("prints one line with the address of a chat page", async () => {
    const demo = startDemo(0);

    const page = await fetch(await readyAt(demo));

    expect(page.status).toBe(200);
    expect(demo.words().trim().split("\n")).toHaveLength(1);
  });

  it("takes the next port when the wanted one is taken, and says so", async () => {
    const { server, port } = await takeAnyPort();

    const address = await readyAt(startDemo(port));

    expect(address).not.toContain(`:${port}`);
    expect(demos[0]?.words()).toContain(`(port ${port} is taken)`);
    server.close();
  });

  it.each(["SIGINT", "SIGTERM"] as const)("ends on %s everything that it started", async (signal) => {
    const demo = startDemo(0);
    await readyAt(demo);
    const children = await childrenOf(demo.child.pid);

    demo.child.kill(signal);

    expect(await demo.ended).toBe(0);
    expect(children).toHaveLength(3);
    expect(children.filter(isAlive)).toEqual([]);
    expect(await readFile(join(folder, "demo.log"), "utf8")).toContain("Juru Damai has stopped");
  });

  it.each([1, 2, 3])("ends in the middle of its start, with %i of its parts there", async (parts) => {
    const demo = startDemo(0);
    const seen = new Set<number>();
    const look = async () => {
      for (const child of await childrenOf(demo.child.pid)) seen.add(child);
    };
    while (seen.size < parts) await look();

    demo.child.kill("SIGINT");
    while (demo.child.exitCode === null) await look();

    expect(await demo.ended).toBe(0);
    expect([...seen].filter(isAlive)).toEqual([]);
  });

  it("tells when a part of it dies, with its last words, and ends the rest", async () => {
    const demo = startDemo(0);
    await readyAt(demo);
    const children = await childrenOf(demo.child.pid);
    const bot = Math.max(...children);

    process.kill(bot, "SIGKILL");

    expect(await demo.ended).toBe(1);
    expect(demo.words()).toContain("The bot ended (exit SIGKILL).");
    expect(demo.words()).toContain("Juru Damai is ready");
    expect(children.filter(isAlive)).toEqual([]);
  });

  it("says so when a demo already runs on the same data", async () => {
    await readyAt(startDemo(0));

    const second = startDemo(0);

    expect(await second.ended).toBe(1);
    expect(second.words()).toContain("is in use");
  });

  it("goes on where it was on the second day, with the same keys", async () => {
    const first = startDemo(0);
    expect(await answersTo("/bantuan", await readyAt(first))).toBeGreaterThan(0);
    const keys = await readFile(join(folder, "keys"), "utf8");
    first.child.kill("SIGTERM");
    await first.ended;

    const second = await readyAt(startDemo(0));

    expect(await answersTo("/bantuan", second)).toBeGreaterThan(0);
    expect(await readFile(join(folder, "keys"), "utf8")).toBe(keys);
  });
});
