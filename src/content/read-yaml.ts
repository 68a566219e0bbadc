import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";

export interface ContentMistake {
  /** Relative to the content folder: "techniques/M8.yaml". */
  readonly file: string;
  /** "card.steps.2.en", or "line 12" where the file could not be read at all. */
  readonly field: string;
  readonly problem: string;
}

export type Reading<T> = { readonly value: T } | { readonly mistakes: readonly ContentMistake[] };

/** Reads one content file and checks it. All mistakes of the file come back at once, each with its field and line. */
export function readYaml<T>(folder: string, file: string, schema: z.ZodType<T>): Reading<T> {
  let text: string;
  try {
    text = readFileSync(join(folder, file), "utf8");
  } catch {
    return { mistakes: [{ file, field: "the whole file", problem: "cannot be read: is it there?" }] };
  }
  return checkYaml(text, file, schema);
}

/** The same for what stands in a file; `file` names it in what goes wrong. */
export function checkYaml<T>(text: string, file: string, schema: z.ZodType<T>): Reading<T> {
  const lines = new LineCounter();
  const document = parse(text, file, lines);
  if ("mistakes" in document) return document;

  let value: unknown;
  try {
    value = document.value.toJS();
  } catch (error) {
    // An alias of nothing, or one that unfolds to more than memory holds.
    return { mistakes: [{ file, field: "the whole file", problem: `cannot be read: ${(error as Error).message}` }] };
  }
  const checked = schema.safeParse(value);
  if (checked.success) return { value: checked.data };
  return {
    mistakes: checked.error.issues.map(({ path, message }) => {
      const node = document.value.getIn(path, true);
      const start = (node as { range?: readonly number[] } | undefined)?.range?.[0];
      const line = start === undefined ? "" : ` (line ${lines.linePos(start).line})`;
      return { file, field: `${path.join(".") || "the whole file"}${line}`, problem: message };
    }),
  };
}

function parse(text: string, file: string, lineCounter: LineCounter): Reading<Document> {
  const value = parseDocument(text, { lineCounter, prettyErrors: false });
  if (value.errors.length === 0) return { value };
  return {
    mistakes: value.errors.map(({ linePos, message, pos }) => ({
      file,
      field: `line ${linePos?.[0].line ?? lineCounter.linePos(pos[0]).line}`,
      problem: message,
    })),
  };
}
