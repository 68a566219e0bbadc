import type { Opening } from "./opening-hours.ts";
import { readHours } from "./read-hours.ts";
import { SOURCE_LIMITS } from "./source-limits.ts";

/** Why what was typed about an office cannot be taken. */
export type EntryProblem =
  | { readonly kind: "too-short" }
  /** Characters. */
  | { readonly kind: "too-long"; readonly most: number }
  | { readonly kind: "too-many-parts"; readonly most: number }
  /** The words that are not clear. */
  | { readonly kind: "hours-unclear"; readonly part: string }
  | { readonly kind: "no-number" }
  | { readonly kind: "no-coordinates" }
  | { readonly kind: "no-area"; readonly text: string }
  | { readonly kind: "no-room"; readonly most: number };

export type EntryReading<T> = { readonly value: T } | { readonly problem: EntryProblem };

const SHORTEST = 2;

/** One line of words about an office. */
export function readLine(text: string, most: number): EntryReading<string> {
  const line = text.replaceAll(/\s+/g, " ").trim();
  const length = Array.from(line).length;
  if (length < SHORTEST) return { problem: { kind: "too-short" } };
  return length > most ? { problem: { kind: "too-long", most } } : { value: line };
}

export function readOpenings(text: string): EntryReading<readonly Opening[]> {
  const reading = readHours(text);
  if (reading.kind === "unclear") return { problem: { kind: "hours-unclear", part: reading.part.slice(0, 60) } };
  const { openings } = reading;
  const most = SOURCE_LIMITS.openings;
  return openings.length > most ? { problem: { kind: "too-many-parts", most } } : { value: openings };
}

/** "KTP, KK": one thing each between commas, semicolons or lines; often there is a comma and a new line. */
export function readDocuments(text: string): EntryReading<readonly string[]> {
  const parts = text.split(/[,;\n]/).filter((part) => part.trim() !== "");
  if (parts.length === 0) return { problem: { kind: "too-short" } };
  const documents = parts.map((part) => readLine(part, SOURCE_LIMITS.document));
  const problem = documents.find((document) => "problem" in document);
  if (problem !== undefined) return problem;
  const most = SOURCE_LIMITS.documents;
  const values = documents.flatMap((document) => ("value" in document ? [document.value] : []));
  return values.length > most ? { problem: { kind: "too-many-parts", most } } : { value: values };
}
