import { type Opening } from "../../domain/opening-hours.ts";
import { readHours } from "../../domain/read-hours.ts";
import { SOURCE_LIMITS } from "../../domain/source-limits.ts";
import type { Understood } from "./ask-words.ts";

const SHORTEST = 2;

/** One line of words about an office. */
export function readLine(text: string, most: number): Understood<string> {
  const line = text.replaceAll(/\s+/g, " ").trim();
  const length = Array.from(line).length;
  if (length < SHORTEST) return { problem: (speech) => speech.say("propose.too-short") };
  return length > most ? { problem: (speech) => speech.say("propose.too-long", { most }) } : { value: line };
}

export function readOpenings(text: string): Understood<readonly Opening[]> {
  const reading = readHours(text);
  if (reading.kind === "unclear") {
    return { problem: (speech) => speech.say("propose.hours-unclear", { part: reading.part.slice(0, 60) }) };
  }
  const { openings } = reading;
  const most = SOURCE_LIMITS.openings;
  return openings.length > most
    ? { problem: (speech) => speech.say("propose.too-many-parts", { most }) }
    : { value: openings };
}

/** "KTP, KK": one thing each between commas, semicolons or lines; often there is a comma and a new line. */
export function readDocuments(text: string): Understood<readonly string[]> {
  const parts = text.split(/[,;\n]/).filter((part) => part.trim() !== "");
  if (parts.length === 0) return { problem: (speech) => speech.say("propose.too-short") };
  const documents = parts.map((part) => readLine(part, SOURCE_LIMITS.document));
  const problem = documents.find((document) => "problem" in document);
  if (problem !== undefined) return problem;
  const most = SOURCE_LIMITS.documents;
  const values = documents.flatMap((document) => ("value" in document ? [document.value] : []));
  return values.length > most
    ? { problem: (speech) => speech.say("propose.too-many-parts", { most }) }
    : { value: values };
}
