import { Session } from "node:inspector/promises";

export interface Coverage {
  /** The blocks of our code that ran since it was asked last. */
  take(): Promise<ReadonlySet<string>>;
}

/** What V8 itself counts, block by block. `isOurs` says which files matter, by their address. */
export async function openCoverage(isOurs: (url: string) => boolean): Promise<Coverage> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  return {
    async take() {
      const { result } = await session.post("Profiler.takePreciseCoverage");
      const blocks = new Set<string>();
      for (const { url, scriptId, functions } of result.filter((script) => isOurs(script.url))) {
        for (const { startOffset, endOffset, count } of functions.flatMap(({ ranges }) => ranges)) {
          if (count > 0) blocks.add(`${scriptId} ${url.length} ${startOffset}-${endOffset}`);
        }
      }
      return blocks;
    },
  };
}
