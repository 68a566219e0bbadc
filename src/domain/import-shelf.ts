import type { ImportCounts } from "./directory-import.ts";
import { HOUR } from "./duration.ts";
import type { ImportFile } from "./import-file.ts";
import type { PreviewRow, RowKind } from "./import-preview.ts";

/** How long a file waits for a yes. */
export const SHELF_LASTS = HOUR;
export const ROWS_A_PAGE = 50;

/** "anew": the directory had changed since it was looked at, so it has to be looked at once more. */
export type ShelfStanding =
  | { readonly kind: "checked" }
  | { readonly kind: "anew" }
  | { readonly kind: "going in" }
  | { readonly kind: "in"; readonly counts: ImportCounts }
  | { readonly kind: "failed" };

/** A file that was read, and what it would do. */
export interface CheckedFile {
  /** Of what would be changed and from what: another one as soon as anything else would be. */
  readonly changeDigest: string;
  /** Of how the entries stand afterwards. */
  readonly resultDigest: string;
  readonly rows: AsyncIterable<PreviewRow> | Iterable<PreviewRow>;
}

export interface ShelvedFile {
  /** Names this look at this file. */
  readonly token: string;
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Of every row, in the order of the file. */
  readonly kinds: readonly RowKind[];
  readonly changeDigest: string;
  readonly resultDigest: string;
  readonly standing: ShelfStanding;
}

/**
 * The file that an admin has brought to the page and not decided on, sealed; one a person, for at most an hour. What is
 * asked for by a token of another file is not there. Throws StoreAway.
 */
export interface ImportShelf {
  /** In place of the one before. Gives its token. */
  lay(person: number, file: ImportFile, checked: CheckedFile, standing: ShelfStanding): Promise<string>;
  find(person: number): Promise<ShelvedFile | undefined>;
  /** Rows by their number, counted from 0; in that order. */
  rows(person: number, token: string, numbers: readonly number[]): Promise<readonly PreviewRow[]>;
  content(person: number, token: string): Promise<Uint8Array | undefined>;
  /** False when there is no such file any more. */
  stand(person: number, token: string, standing: ShelfStanding): Promise<boolean>;
  drop(person: number): Promise<void>;
}
