import type { Directory, SourceIndex, Wrong } from "./directory.ts";
import { isRetired, isStale, type Source } from "./source.ts";

export interface ReportedSource {
  readonly source: Source;
  /** Each once, in the order in which they were told. */
  readonly wrongs: readonly Wrong[];
}

/** The ones never checked first, then those checked longest ago; without retired ones. `now`: ms since the epoch. */
export function staleSources(sources: Iterable<Source>, now: number): readonly Source[] {
  const stale: Source[] = [];
  for (const source of sources) if (!isRetired(source) && isStale(source, now)) stale.push(source);
  return stale.toSorted((one, other) => (one.verified?.at ?? 0) - (other.verified?.at ?? 0));
}

/** Open reports by entry, in the order of the oldest report; of an entry that is gone nobody needs to know. */
export async function reportedSources({
  directory,
  sources,
}: {
  readonly directory: Pick<Directory, "reports" | "find">;
  readonly sources: Pick<SourceIndex, "get">;
}): Promise<readonly ReportedSource[]> {
  const bySource = Map.groupBy(await directory.reports(), ({ source }) => source);
  const reported = [...bySource].map(async ([id, reports]) => {
    const source = sources.get(id) ?? (await directory.find(id));
    return source === undefined ? [] : [{ source, wrongs: [...new Set(reports.map(({ wrong }) => wrong))] }];
  });
  return (await Promise.all(reported)).flat();
}
