import { availableParallelism, cpus, loadavg, totalmem } from "node:os";

/** What a figure cannot be compared without. */
export interface Machine {
  readonly node: string;
  readonly cores: number;
  readonly processor: string;
  readonly memoryMegabytes: number;
  readonly date: string;
  /** Of the last minute, before the bench has done anything: above 0.5 somebody else was at work. */
  readonly load: number;
}

export function thisMachine(): Machine {
  return {
    node: process.version,
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? "unknown",
    memoryMegabytes: Math.round(totalmem() / 2 ** 20),
    date: new Date().toISOString(),
    load: loadavg()[0] ?? Number.NaN,
  };
}
