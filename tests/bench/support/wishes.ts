import { parseArgs } from "node:util";

export interface BenchWishes {
  /** Where the figures go; undefined for bench-results/NAME.json. */
  readonly json?: string;
  /** To see that it runs: its figures say little. */
  readonly isShort: boolean;
}

/** What the command line of a bench asks for. */
export function readWishes(): BenchWishes {
  const { json, short } = parseArgs({
    options: { json: { type: "string" }, short: { type: "boolean", default: false } },
  }).values;
  return { ...(json !== undefined && { json }), isShort: short };
}
