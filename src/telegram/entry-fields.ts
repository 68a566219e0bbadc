import { createHash } from "node:crypto";
import { tellEntryProblem } from "../content/words/entry-words.ts";
import type { SourceRecord } from "../domain/directory.ts";
import { markedValue } from "../domain/entry-change.ts";
import type { EntryField } from "../domain/entry-field.ts";
import type { EntryReading } from "../domain/read-entry-words.ts";
import type { Understood } from "./flows/ask-words.ts";

/** What was read of typed words, with what to say where they could not be. */
export function spoken<T>(reading: EntryReading<T>): Understood<T> {
  if ("value" in reading) return reading;
  return { problem: (speech) => tellEntryProblem(reading.problem, speech) };
}

/** Tells whether a field has changed since, without carrying what stands in it. */
export function markOf(record: SourceRecord, field: EntryField): string {
  return createHash("sha256").update(markedValue(record, field)).digest("base64url").slice(0, 12);
}
