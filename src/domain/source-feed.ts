import type { Source } from "./source.ts";

export interface SourceChanges {
  /** As they stand now, each once. */
  readonly sources: readonly Source[];
  /** Where to go on. */
  readonly position: string;
}

/** The directory as a whole and what changes in it, for an index. Throws StoreAway. */
export interface SourceFeed {
  /** Where the changes stand now: who loads after this and follows from here misses nothing. */
  position(): Promise<string>;
  /** Every source at least once, in pages. */
  load(): AsyncIterable<readonly Source[]>;
  /** Oldest first, a page at a time: nothing more when no source is in it. Undefined: load everything anew. */
  changesSince(position: string): Promise<SourceChanges | undefined>;
}
