import type { Source } from "./source.ts";

/** What has happened since a position; undefined sources: too much of it, load the whole directory anew. */
export interface SourceChanges {
  readonly sources: readonly Source[] | undefined;
  /** Where to go on. */
  readonly position: string;
}

/** The directory as a whole and what changes in it, for an index. Throws StoreAway. */
export interface SourceFeed {
  /** Where the changes stand now: who loads after this and follows from here misses nothing. */
  position(): Promise<string>;
  /** Every source at least once, in pages. */
  load(): AsyncIterable<readonly Source[]>;
  /** Each source that has changed, as it stands now. */
  changesSince(position: string): Promise<SourceChanges>;
}
