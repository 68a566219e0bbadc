import type { ImportShelf } from "./import-shelf.ts";
import type { SourceScore } from "./quality.ts";
import type { RankedSource, SourceSearch } from "./rank-sources.ts";
import type { Source } from "./source.ts";

/** What the directory stores; quality is worked out from the referrals. */
export type SourceRecord = Omit<Source, "quality">;
export type NewSource = Omit<SourceRecord, "id">;

/** Source: domain rules, section 5, "This entry is wrong". */
export const WRONGS = ["not_available", "wrong_hours", "wrong_place", "other"] as const;
export type Wrong = (typeof WRONGS)[number];

/** Somebody met an entry that is not true. */
export interface WrongEntry {
  readonly source: string;
  readonly wrong: Wrong;
  /** Telegram user id. */
  readonly by: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A new source that a volunteer knows of; in the directory once an admin says yes. */
export interface Proposal {
  /** The source keeps it once it is in the directory. */
  readonly id: string;
  readonly source: NewSource;
  readonly by: number;
  readonly at: number;
}

export interface Decision {
  readonly isWelcome: boolean;
  /** Telegram user id of the admin, who stands for a welcome source: it counts as verified. */
  readonly by: number;
  readonly act: string;
}

/** The directory of help, as it is kept. Throws StoreAway. */
export interface Directory {
  find(id: string): Promise<Source | undefined>;
  /** Gives it an id. The same act once more gives the same source. */
  add(source: NewSource, act: string): Promise<Source>;
  /** Replaces; to retire a source is to save it with the status "inactive" or "defunct". */
  save(record: SourceRecord): Promise<void>;
  /**
   * Changes what stands there now: with somebody else's change in between, it is asked once more. The same record
   * leaves it as it is. The source as it stands afterwards, undefined for an unknown id.
   */
  change(id: string, change: (record: SourceRecord) => SourceRecord): Promise<Source | undefined>;
  /** What the referrals say of it by now. */
  score(id: string, quality: SourceScore): Promise<void>;
  /** Ids of the entries of which this person made sure last; every entry is looked at. */
  verifiedBy(person: number): Promise<readonly string[]>;
  /** Somebody made sure that the entry is true. */
  verify(id: string, by: number, at: number): Promise<Source | undefined>;
  /** False when this person has said the same of this entry already and no admin has looked yet. */
  report(entry: WrongEntry): Promise<boolean>;
  /** Open reports, oldest first. */
  reports(): Promise<readonly WrongEntry[]>;
  /** Complaints about a source so far, settled ones too. */
  complaints(id: string): Promise<number>;
  /** An admin has looked: the reports on this source are closed. */
  settle(source: string): Promise<void>;
  propose(source: NewSource, by: number, act: string): Promise<Proposal>;
  /** Waiting ones, oldest first. */
  proposals(): Promise<readonly Proposal[]>;
  /** Adds a welcome one. Undefined when somebody was quicker; the same act once more gives the same answer. */
  decide(proposal: string, decision: Decision): Promise<Proposal | undefined>;
  /** What an admin has brought to the page as a file, until it is decided on. */
  readonly shelf: ImportShelf;
  /** In reports, proposals and verifications this person becomes 0, and a file that waits is gone. */
  forget(person: number): Promise<void>;
}

/**
 * "loading": not all of the directory is here yet, so an empty answer means nothing.
 * "behind": the store has not answered for 5 seconds, and something may have changed since.
 */
export type IndexStanding = "loading" | "in step" | "behind";

/** The directory as it is searched: in memory, never more than 5 seconds behind while the store answers. */
export interface SourceIndex {
  readonly standing: IndexStanding;
  readonly size: number;
  get(id: string): Source | undefined;
  /** Best first, at most `limit`; the same order as `rankSources` gives. */
  search(search: SourceSearch, limit: number): readonly RankedSource[];
  all(): Iterable<Source>;
  /** By words in the names of organisation and service; for admins who look for an entry. */
  find(text: string, limit: number): readonly Source[];
}
