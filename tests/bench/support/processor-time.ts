import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const TICKS_PER_SECOND = Number(execFileSync("getconf", ["CLK_TCK"]).toString());

/** Microseconds of processor that a process has used so far, its threads included; of another one in steps of 10 ms. */
export function processorTime(pid: number = process.pid): number {
  if (pid === process.pid) {
    const { user, system } = process.cpuUsage();
    return user + system;
  }
  // The name of the program stands in brackets and may hold blanks.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  const [USER, SYSTEM] = [11, 12];
  return ((Number(fields[USER]) + Number(fields[SYSTEM])) * 1e6) / TICKS_PER_SECOND;
}
