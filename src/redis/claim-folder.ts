import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { askServer } from "./ask-server.ts";

interface ServerNote {
  /** The process that started the server and will end it. */
  readonly owner: number;
  readonly port: number;
  readonly password: string;
}

export interface FolderClaim {
  /** Before the server starts, so that it is found again even when its owner is killed at that moment. */
  record(server: Omit<ServerNote, "owner">): Promise<void>;
  release(): Promise<void>;
}

/**
 * Makes sure that no other server writes into this folder: two of them would destroy the append-only file.
 * A server whose owner was killed is ended in good order first; its data stay.
 */
export async function claimFolder(folder: string): Promise<FolderClaim> {
  const file = join(folder, "server.json");
  const note = await readNote(file);
  if (note !== undefined && (await isRunning(note))) {
    if (isAlive(note.owner)) {
      throw new Error(
        `${folder} is in use: process ${note.owner} already runs a Redis there, on port ${note.port}. Stop process ${note.owner} first.`,
      );
    }
    await askServer(note.port, note.password, "SHUTDOWN");
    for (let tries = 0; tries < 100 && (await isRunning(note)); tries++) await sleep(100);
    if (await isRunning(note)) throw new Error(`A Redis left behind on port ${note.port} does not end. Stop it first.`);
  }
  await rm(file, { force: true });
  await write(file, { owner: process.pid, port: 0, password: "" }, "wx");
  return {
    record: (server) => write(file, { owner: process.pid, ...server }, "w"),
    release: () => rm(file, { force: true }),
  };
}

/** Where the server of this folder answers, for another process of the same house. Undefined when none runs. */
export async function findServer(folder: string): Promise<string | undefined> {
  const note = await readNote(join(folder, "server.json"));
  if (note === undefined || !(await isRunning(note))) return undefined;
  return `redis://:${note.password}@127.0.0.1:${note.port}`;
}

function write(file: string, note: ServerNote, flag: "wx" | "w"): Promise<void> {
  return writeFile(file, `${JSON.stringify(note)}\n`, { mode: 0o600, flag });
}

/** A note that cannot be read was left by a crash in the middle of writing: nobody runs behind it. */
async function readNote(file: string): Promise<ServerNote | undefined> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as ServerNote;
  } catch {
    return undefined;
  }
}

/** Process ids and ports are used again by others, but only our server knows the password. */
async function isRunning({ port, password }: ServerNote): Promise<boolean> {
  return port !== 0 && (await askServer(port, password, "PING")).startsWith("+OK");
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
