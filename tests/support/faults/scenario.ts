import type { Figures } from "./figures.ts";

export interface Size {
  readonly volunteers: number;
  /** Kills, cuts, seconds: what the scenario counts. */
  readonly faults: number;
}

/** What a scenario stands on. One that hurts its Redis starts one of its own. */
export interface Ground {
  /** An empty database. */
  readonly redisUrl: string;
  say(line: string): void;
}

export interface FaultScenario {
  /** For the command line: short, without blanks. */
  readonly name: string;
  readonly title: string;
  /** For the suite of every day. */
  readonly short: Size;
  /** For `npm run soak`. */
  readonly long: Size;
  run(size: Size, ground: Ground): Promise<Figures>;
}
