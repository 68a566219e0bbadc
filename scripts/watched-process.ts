import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";

export interface WatchedProcess {
  readonly pid: number | undefined;
  /** The first line it writes that has the mark in it. Rejects when it ends before. */
  says(mark: string): Promise<string>;
  /** How it ended, and the last lines it wrote. */
  readonly ended: Promise<string>;
  /** Asks it to end, and insists after the grace. */
  stop(graceMilliseconds: number): Promise<void>;
}

export interface ProcessWish {
  readonly name: string;
  readonly file: string;
  readonly parameters: readonly string[];
  /** All it gets: the settings of a real bot on this machine stay out of the demo. */
  readonly variables: Readonly<Record<string, string>>;
  readonly logFile: string;
}

const LAST_LINES = 15;

/** Runs a file of ours on this Node, its words going to the log file. */
export function startWatched({ name, file, parameters, variables, logFile }: ProcessWish): WatchedProcess {
  const log = createWriteStream(logFile, { flags: "a" });
  // Its own process group: Ctrl-C at the terminal reaches only us, and we end everything in the right order.
  const child = spawn(process.execPath, [file, ...parameters], {
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
    env: variables,
  });
  const lines: string[] = [];
  const listeners = new Set<(line: string) => void>();
  for (const stream of [child.stdout, child.stderr]) {
    let begun = "";
    stream.setEncoding("utf8").on("data", (text: string) => {
      log.write(text);
      const parts = `${begun}${text}`.split("\n");
      begun = parts.pop() ?? "";
      for (const line of parts) {
        lines.push(line);
        for (const listener of listeners) listener(line);
      }
    });
  }
  const ended = new Promise<string>((done) => {
    const tell = (how: string) => done([`The ${name} ended (${how}).`, ...lines.slice(-LAST_LINES)].join("\n  "));
    child.once("error", (error) => tell(error.message));
    child.once("close", (code, signal) => tell(`exit ${code ?? signal}`));
  });
  return {
    pid: child.pid,
    ended,
    says(mark) {
      return new Promise((found, failed) => {
        const hear = (line: string) => {
          if (line.includes(mark)) found(line);
        };
        for (const line of lines) hear(line);
        listeners.add(hear);
        void ended.then((how) => failed(new Error(how)));
      });
    },
    async stop(graceMilliseconds) {
      child.kill("SIGTERM");
      const impatience = setTimeout(() => child.kill("SIGKILL"), graceMilliseconds);
      await ended;
      clearTimeout(impatience);
    },
  };
}
