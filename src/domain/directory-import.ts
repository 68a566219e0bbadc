import type { SourceRecord } from "./directory.ts";

/** What an import has done; each id counts once. */
export interface ImportCounts {
  readonly added: number;
  readonly changed: number;
  /** Those that stood in the directory just so. */
  readonly unchanged: number;
}

/** Whether a row does just what somebody has looked at: the entry as it stands (undefined for none), and as it would. */
export type AsShown = (before: SourceRecord | undefined, after: SourceRecord) => boolean;

/** A file of sources on its way into the directory. Nobody sees any of it before `apply`, and then all of it. */
export interface StagedImport {
  /** Any number of rows; of two with the same id the later one counts. Throws on one that is no valid record. */
  put(rows: readonly SourceRecord[]): Promise<void>;
  /**
   * All rows at once, on top of the directory as it stands by then: what is not in the file stays, and so do quality
   * and a verification that is newer than the row's (a row without one takes none away). Once only. With `isAsShown` it is
   * asked about every row, and for one that it denies nothing at all is changed: then it throws DirectoryMoved.
   */
  apply(isAsShown?: AsShown): Promise<ImportCounts>;
  /** Nothing of it stays. What nobody applies or discards is gone after 24 hours. */
  discard(): Promise<void>;
}

/** Throws StoreAway, as its imports do; those throw ImportDropped too. */
export interface SourceImports {
  /** What an earlier try under this name has left is dropped. Name: at most 64 of a-z, A-Z, 0-9, "-" and "_". */
  begin(name: string): Promise<StagedImport>;
}

/** The store was restarted or the import begun once more: nothing was changed, it has to begin anew. */
export class ImportDropped extends Error {
  override readonly name = "ImportDropped";
}

/** An entry has changed since somebody looked at what the file would do: nothing was changed. */
export class DirectoryMoved extends Error {
  override readonly name = "DirectoryMoved";
}
