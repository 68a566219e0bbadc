import type { ImportField, RowPlace } from "../../domain/import-file.ts";

/** One opening as HSDS tells it. */
export interface Schedule {
  readonly byday: string;
  readonly opensAt: string;
  readonly closesAt: string;
  /** Hours east of UTC; empty when not told. */
  readonly timezone: string;
}

/** A row before anything of it is believed: texts as they stand in the file, without control characters. */
export interface Draft {
  readonly at: RowPlace;
  readonly texts: Readonly<Partial<Record<ImportField, string>>>;
  readonly categories: readonly string[];
  readonly areas: readonly string[];
  readonly documents: readonly string[];
  readonly schedules?: readonly Schedule[];
  /** As the file has them: a UUID, or whatever its maker counts with. */
  readonly identifiers?: { readonly organization: string; readonly service: string; readonly location: string };
  /** Terms of other taxonomies stand beside ours there. */
  readonly hasForeignTerms: boolean;
  /** Of a sheet: the columns it has. What it has none for, it says nothing about. */
  readonly columns?: ReadonlySet<ImportField>;
  /** The row has more or fewer cells than the file has columns. */
  readonly hasWrongColumns?: boolean;
}

/** Without control characters, halves of letters, and marks that turn the direction of writing; lines stay lines. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll("\t", " ")
    .replaceAll(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069\uFEFF]/gu, "")
    .trim();
}

/** Cells that hold several things: parted by a semicolon or a bar. */
export function splitCell(text: string): readonly string[] {
  return text
    .split(/[;|]/)
    .map(cleanText)
    .filter((part) => part !== "");
}
